package dev.fives.segmentation.basis.model;

import dev.fives.segmentation.rule.model.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which segments ask for the membership of which others, by their codes. */
public final class SegmentGraph {

    private final Map<String, Set<String>> asks = new LinkedHashMap<>();

    public static SegmentGraph of(List<PublishedSegment> segments) {
        var graph = new SegmentGraph();
        segments.forEach(
                segment -> graph.asks.put(segment.code(), segment.rule().segmentCodes()));
        return graph;
    }

    /** With another rule of a segment, or with the segment at all. */
    public SegmentGraph with(String code, Rule rule) {
        asks.put(code, rule.segmentCodes());
        return this;
    }

    /** The codes that a rule asks for and no segment in force has. */
    public List<String> unknown(Rule rule) {
        return rule.segmentCodes().stream()
                .filter(code -> !asks.containsKey(code))
                .toList();
    }

    /** The way from a segment back to itself, both ends included; empty for none. */
    public Optional<List<String>> cycleFrom(String code) {
        return way(code, code, new HashSet<>());
    }

    private Optional<List<String>> way(String from, String to, Set<String> seen) {
        for (var next : asks.getOrDefault(from, Set.of())) {
            if (next.equals(to)) {
                return Optional.of(List.of(from, to));
            }
            var rest = seen.add(next) ? way(next, to, seen) : Optional.<List<String>>empty();
            if (rest.isPresent()) {
                return rest.map(
                        path -> Stream.concat(Stream.of(from), path.stream()).toList());
            }
        }
        return Optional.empty();
    }

    /** Whoever is asked before who asks, else as they are. In a cycle, which nobody can publish, one is not. */
    static List<PublishedSegment> askedFirst(List<PublishedSegment> segments) {
        var byCode = segments.stream()
                .collect(Collectors.toMap(PublishedSegment::code, segment -> segment, (one, other) -> one));
        var done = new LinkedHashSet<PublishedSegment>();
        var begun = new HashSet<PublishedSegment>();
        segments.forEach(segment -> add(segment, byCode, begun, done));
        return new ArrayList<>(done);
    }

    private static void add(
            PublishedSegment segment,
            Map<String, PublishedSegment> byCode,
            Set<PublishedSegment> begun,
            Set<PublishedSegment> done) {
        if (begun.add(segment)) {
            segment.rule().segmentCodes().stream()
                    .map(byCode::get)
                    .filter(Objects::nonNull)
                    .forEach(asked -> add(asked, byCode, begun, done));
            done.add(segment);
        }
    }
}
