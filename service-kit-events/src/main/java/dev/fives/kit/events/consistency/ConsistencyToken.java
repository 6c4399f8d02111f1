package dev.fives.kit.events.consistency;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a caller wants to see in an answer: of each aggregate everything up to a sequence, as
 * {@code purchase/pur_1#3, customer/cus_1#7}. It is not signed: all it can do is to make
 * its own request wait, in one of the few places that its caller has for waiting.
 */
record ConsistencyToken(Map<Aggregate, Long> sequences) {
    static final String HEADER = "Consistency-Token";
    static final int AGGREGATES_MAX = 8;

    private static final int LENGTH_MAX = 2 * 1024;
    private static final Pattern PART = Pattern.compile("([a-z-]{1,40})/([^/\\s#,]{1,200})#([1-9][0-9]{0,17})");

    ConsistencyToken {
        sequences = Map.copyOf(sequences);
    }

    /** 400 unless it is as it was given out; several writes' tokens may be joined by commas. */
    static ConsistencyToken parse(String header) {
        String[] parts = header.length() > LENGTH_MAX ? new String[0] : header.split(",", -1);
        if (parts.length == 0 || parts.length > AGGREGATES_MAX) {
            throw refused();
        }
        Map<Aggregate, Long> sequences = new LinkedHashMap<>();
        for (String part : parts) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw refused();
            }
            sequences.merge(
                    new Aggregate(matcher.group(1), matcher.group(2)), Long.valueOf(matcher.group(3)), Math::max);
        }
        return new ConsistencyToken(sequences);
    }

    String text() {
        return sequences.entrySet().stream()
                .map(part -> part.getKey() + "#" + part.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static ProblemException refused() {
        return new ProblemException(
                Problems.MALFORMED,
                HEADER + ": not readable (expected: as a write answered it, at most " + AGGREGATES_MAX
                        + " aggregates)");
    }
}
