package dev.fives.gateway.stream;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a stream has come, in the {@code id} of each of its messages: of each partition the offset that comes next. A
 * browser sends the last one back as {@code Last-Event-ID}. It holds no secret and is not signed: another offset shows
 * what the caller may see anyway.
 *
 * @param wish fingerprint of what the stream carries
 */
record StreamCursor(String wish, Map<TopicPartition, Long> next) {
    private static final int LENGTH_MAX = 8 * 1024;
    /** {@code crm.purchase.v1:0=17,3=4} */
    private static final Pattern TOPIC =
            Pattern.compile("([A-Za-z0-9._-]{1,249}):([0-9]{1,5}=[0-9]{1,18}(?:,[0-9]{1,5}=[0-9]{1,18})*)");

    StreamCursor {
        next = Map.copyOf(next);
    }

    /** 400 unless it was given out by a stream of the same wish. */
    static StreamCursor parse(String text, Wish wish) {
        String[] parts = text.length() > LENGTH_MAX ? new String[0] : text.split(";", -1);
        if (parts.length == 0 || !parts[0].equals(wish.fingerprint())) {
            throw refused();
        }
        Map<TopicPartition, Long> next = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            read(parts[i], wish.topics(), next);
        }
        return new StreamCursor(parts[0], next);
    }

    private static void read(String part, Set<String> topics, Map<TopicPartition, Long> into) {
        Matcher topic = TOPIC.matcher(part);
        if (!topic.matches() || !topics.contains(topic.group(1))) {
            throw refused();
        }
        for (String place : topic.group(2).split(",", -1)) {
            int equals = place.indexOf('=');
            into.put(
                    new TopicPartition(topic.group(1), Integer.parseInt(place.substring(0, equals))),
                    Long.parseLong(place.substring(equals + 1)));
        }
    }

    String text() {
        Map<String, Map<Integer, Long>> topics = new TreeMap<>();
        next.forEach((place, offset) ->
                topics.computeIfAbsent(place.topic(), _ -> new TreeMap<>()).put(place.partition(), offset));
        StringBuilder text = new StringBuilder(wish);
        topics.forEach((topic, places) -> text.append(';')
                .append(topic)
                .append(':')
                .append(places.entrySet().stream()
                        .map(place -> place.getKey() + "=" + place.getValue())
                        .collect(Collectors.joining(","))));
        return text.toString();
    }

    private static ProblemException refused() {
        return new ProblemException(
                Problems.MALFORMED, "Last-Event-ID: not of this stream (expected: the id of one of its messages)");
    }
}
