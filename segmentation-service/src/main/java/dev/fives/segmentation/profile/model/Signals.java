package dev.fives.segmentation.profile.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a customer did and said beside purchases, as far as rules ask for it.
 *
 * @param uses of applications
 * @param answers the newest to each question, newest first
 */
public record Signals(Uses uses, List<SurveyAnswer> answers) {

    public static final Signals NONE = new Signals(Uses.NONE, List.of());

    private static final Comparator<SurveyAnswer> NEWEST_FIRST = Comparator.comparing(SurveyAnswer::at)
            .thenComparing(SurveyAnswer::responseId)
            .thenComparing(SurveyAnswer::question)
            .reversed();

    public Signals {
        answers = List.copyOf(answers);
    }

    static Signals orNone(@Nullable Signals known) {
        return Objects.requireNonNullElse(known, NONE);
    }

    Signals with(Uses all) {
        return all.equals(uses) ? this : new Signals(all, answers);
    }

    /**
     * In whatever order they come, and again: the newest to a question counts.
     *
     * @param limit answers to keep, the newest
     */
    Signals with(List<SurveyAnswer> more, int limit) {
        var sorted = new ArrayList<>(answers);
        sorted.addAll(more);
        sorted.sort(NEWEST_FIRST);
        var newest = new ArrayList<SurveyAnswer>();
        sorted.stream()
                .filter(answer -> newest.stream().noneMatch(answer::isOfSameQuestion))
                .limit(limit)
                .forEach(newest::add);
        return newest.equals(answers) ? this : new Signals(uses, newest);
    }
}
