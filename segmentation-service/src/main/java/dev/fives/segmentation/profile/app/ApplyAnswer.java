package dev.fives.segmentation.profile.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.profile.model.Answer;
import dev.fives.segmentation.profile.model.SurveyAnswer;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Brings an answer into the profile. It needs no memory beside the profile: the newest score of a metric stays the
 * newest when older ones come again, and a negative answer says by its own date whether it still counts.
 */
public final class ApplyAnswer {

    private final ProfileWriter writer;
    private final BusinessClock clock;
    private final Kept kept;

    /**
     * How many a profile keeps.
     *
     * @param negatives negative answers
     * @param questions newest answers to questions of surveys
     */
    public record Kept(int negatives, int questions) {}

    public ApplyAnswer(ProfileWriter writer, BusinessClock clock, Kept kept) {
        this.writer = writer;
        this.clock = clock;
        this.kept = kept;
    }

    /** @param all what was answered to each question of the survey */
    public Mono<Void> apply(String customerId, Answer answer, List<SurveyAnswer> all, String eventId) {
        return ProfileWriter.startingOver(Mono.defer(() -> writer.find(customerId)
                .flatMap(loaded -> writer.news(
                        loaded,
                        customerId,
                        profile -> profile.with(answer, clock.instant(), kept.negatives())
                                .with(all, kept.questions()),
                        eventId))));
    }
}
