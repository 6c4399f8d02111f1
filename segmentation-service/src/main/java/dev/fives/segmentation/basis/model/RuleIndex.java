package dev.fives.segmentation.basis.model;

import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From what a rule can look at to the rules in force that do, so that a change is judged by these alone. Rules are named
 * by their place in {@link #segments()}, where whoever is asked for members comes before who asks.
 */
public final class RuleIndex {

    /** Conditions that time alone may turn, by what they look at. */
    public record Timed(Term term, List<Leaf> leaves, List<Long> flips) {

        /** The next higher whole value at which one of the answers turns; null for never. */
        public @org.jspecify.annotations.Nullable Long nextFlip(long present) {
            int found = Collections.binarySearch(flips, present + 1);
            int next = found < 0 ? -found - 1 : found;
            return next == flips.size() ? null : flips.get(next);
        }
    }

    private final List<PublishedSegment> segments;
    private final Map<Term, BitSet> byTerm = new LinkedHashMap<>();
    private final Map<String, BitSet> byCode = new HashMap<>();
    private final Map<String, Integer> byId = new HashMap<>();
    private final List<Timed> timed;
    private final long newest;

    private RuleIndex(List<PublishedSegment> segments) {
        this.segments = SegmentGraph.askedFirst(segments);
        var moving = new LinkedHashMap<Term, List<Leaf>>();
        for (int i = 0; i < this.segments.size(); i++) {
            int place = i;
            var rule = this.segments.get(i).rule();
            byId.put(this.segments.get(i).id(), place);
            rule.segmentCodes().forEach(code -> places(byCode, code).set(place));
            rule.leaves().forEach(leaf -> note(leaf, place, moving));
        }
        this.timed = moving.entrySet().stream()
                .map(entry -> timed(entry.getKey(), entry.getValue()))
                .toList();
        this.newest =
                segments.stream().mapToLong(PublishedSegment::sinceBasis).max().orElse(0);
    }

    public static RuleIndex of(List<PublishedSegment> segments) {
        return new RuleIndex(segments);
    }

    public List<PublishedSegment> segments() {
        return segments;
    }

    /** The place of a segment, -1 where it is not in force. */
    public int place(String id) {
        return byId.getOrDefault(id, -1);
    }

    /** All that the rules look at, but for other segments. */
    public Iterable<Map.Entry<Term, BitSet>> mentions() {
        return byTerm.entrySet();
    }

    /** Places of the rules that ask who is in a segment. */
    public BitSet asking(String code) {
        return byCode.getOrDefault(code, new BitSet());
    }

    public List<Timed> timed() {
        return timed;
    }

    /** The version of the basis that brought the newest rule. */
    public long newest() {
        return newest;
    }

    private void note(Leaf leaf, int place, Map<Term, List<Leaf>> moving) {
        if (leaf.field() != Field.SEGMENTS) {
            places(byTerm, leaf.term()).set(place);
        }
        if (leaf.term().movesWithTime()) {
            moving.computeIfAbsent(leaf.term(), term -> new ArrayList<>()).add(leaf);
        }
    }

    private static Timed timed(Term term, List<Leaf> leaves) {
        var flips = term.field().growsWithTime()
                ? leaves.stream()
                        .flatMapToLong(Leaf::flips)
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList()
                : List.<Long>of();
        return new Timed(term, leaves.stream().distinct().toList(), flips);
    }

    private static <K> BitSet places(Map<K, BitSet> index, K key) {
        return index.computeIfAbsent(key, absent -> new BitSet());
    }
}
