package dev.fives.customer.timeline.web;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code types=ticket,crm.points.earned.v1} asks for: whole names of event types, or the word after {@code crm.}. */
final class TimelineTypes {
    private static final String CRM = "crm.";
    private static final int LENGTH_MAX = 1024;

    private TimelineTypes() {}

    /** Names of event types, none for all; 400 for a word that is in no name. */
    static Set<String> read(@Nullable String text) {
        if (text == null) {
            return Set.of();
        }
        if (text.length() > LENGTH_MAX) {
            throw refused();
        }
        return Arrays.stream(text.split(",", -1))
                .flatMap(TimelineTypes::named)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> named(String word) {
        Set<String> names = EventTypes.all().stream()
                .map(EventType::name)
                .filter(name -> name.equals(word) || name.startsWith(CRM + word + "."))
                .collect(Collectors.toSet());
        if (word.isBlank() || names.isEmpty()) {
            throw refused();
        }
        return names.stream();
    }

    private static ProblemException refused() {
        return new ProblemException(
                Problems.MALFORMED,
                "types: not accepted (expected: names of event types, or words such as ticket,points)");
    }
}
