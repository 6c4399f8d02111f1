package dev.fives.loyalty.earning.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What past purchases are worth by the rules of their time, and would be by others, told purchase by purchase in the
 * order of their time. Caps begin unused; counters of a customer are dropped once their period is over. For one thread.
 */
public final class WhatIf {
    private final RuleBook present;
    private final RuleBook drafted;
    private final Map<String, Earned> earnedByPresent = new HashMap<>();
    private final Map<String, Earned> earnedByDrafted = new HashMap<>();
    private final TreeMap<String, Sum> bySegment = new TreeMap<>();
    private final int countersMax;
    private long counters;
    private Sum total = Sum.NOTHING;

    /** @param countersMax of caps that are held, of all customers */
    public WhatIf(RuleBook present, RuleBook drafted, int countersMax) {
        this.present = present;
        this.drafted = drafted;
        this.countersMax = countersMax;
    }

    /** More than one simulation is to hold. */
    public static final class TooManyCounters extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyCounters() {
            super("counters: too many", null, false, false);
        }
    }

    /** Purchases come in the order of their days, so a counter may go with its period. */
    private static final CounterMemory IN_THEIR_ORDER = new CounterMemory(0, 0, Integer.MAX_VALUE);

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
     * @param customer tier, segments and frequency band
     * @param inside all segments that the customer is in, to add up by
     * @throws TooManyCounters where the customers' caps are more than may be held
     */
    public void add(
            String customerId, Occasion.Purchase purchase, boolean first, EarningContext customer, Set<String> inside) {
        long points = points(drafted, earnedByDrafted, customerId, purchase, first, customer);
        long atPresent = points(present, earnedByPresent, customerId, purchase, first, customer);
        Sum one = new Sum(1, points, atPresent);
        total = total.plus(one);
        inside.forEach(segment -> bySegment.merge(segment, one, Sum::plus));
    }

    private long points(
            RuleBook book,
            Map<String, Earned> earned,
            String customerId,
            Occasion.Purchase purchase,
            boolean first,
            EarningContext customer) {
        Earned known = earned.getOrDefault(customerId, Earned.NOTHING);
        Verdict verdict = book.judge(purchase, customer, new Earned(!first, known.used()), null)
                .kept(IN_THEIR_ORDER, book.day(purchase));
        counters += verdict.earned().used().size() - known.used().size();
        if (counters > countersMax) {
            throw new TooManyCounters();
        }
        if (verdict.earned().used().isEmpty()) {
            earned.remove(customerId);
        } else {
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
