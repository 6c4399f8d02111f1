package dev.fives.loyalty.earning.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What past purchases are worth by the rules of their time, and would be by others, told purchase by purchase in the
 * order of their time. Caps begin unused. For one thread.
 */
public final class WhatIf {
    private final RuleBook present;
    private final RuleBook drafted;
    private final Map<String, Earned> earnedByPresent = new HashMap<>();
    private final Map<String, Earned> earnedByDrafted = new HashMap<>();
    private final TreeMap<String, Sum> bySegment = new TreeMap<>();
    private Sum total = Sum.NOTHING;

    public WhatIf(RuleBook present, RuleBook drafted) {
        this.present = present;
        this.drafted = drafted;
    }

    /** Purchases and their points, by the drafts and by the rules of their time. */
    public record Sum(long purchases, long points, long pointsAtPresent) {
        static final Sum NOTHING = new Sum(0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(
                    purchases + other.purchases,
                    Math.addExact(points, other.points),
                    Math.addExact(pointsAtPresent, other.pointsAtPresent));
        }
    }

    public record Line(String segmentId, Sum sum) {}

    /**
     * @param customer tier and segments
     * @param inside all segments that the customer is in, to add up by
     */
    public void add(
            String customerId, Occasion.Purchase purchase, boolean first, EarningContext customer, Set<String> inside) {
        long points = points(drafted, earnedByDrafted, customerId, purchase, first, customer);
        long atPresent = points(present, earnedByPresent, customerId, purchase, first, customer);
        Sum one = new Sum(1, points, atPresent);
        total = total.plus(one);
        inside.forEach(segment -> bySegment.merge(segment, one, Sum::plus));
    }

    private static long points(
            RuleBook book,
            Map<String, Earned> earned,
            String customerId,
            Occasion.Purchase purchase,
            boolean first,
            EarningContext customer) {
        Earned before = new Earned(
                !first, earned.getOrDefault(customerId, Earned.NOTHING).used());
        Verdict verdict = book.judge(purchase, customer, before, null);
        if (!verdict.earned().used().isEmpty()) {
            earned.put(customerId, verdict.earned());
        }
        return verdict.evaluation().points();
    }

    public Sum total() {
        return total;
    }

    public List<Line> bySegment() {
        List<Line> lines = new ArrayList<>();
        bySegment.forEach((segment, sum) -> lines.add(new Line(segment, sum)));
        return lines;
    }
}
