package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Counter;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Place.Pending;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes points of a purchase back: what still waits, what was never held since its time had passed, its own lots, the
 * other lots first expiring first, and then, where the terms allow, from what is not there.
 */
final class TakingBack {
    private final Posting posting;
    private final RuleRef rule;
    /** What the purchase put in each place and has not taken from there since, in the order of its first points there. */
    private final Map<Place, Points> own = new LinkedHashMap<>();

    TakingBack(Posting posting, List<Move> entered, RuleRef rule) {
        this.posting = posting;
        this.rule = rule;
        for (Move move : entered) {
            if (move.rule().ruleId().equals(rule.ruleId())) {
                own.merge(move.to(), move.points(), Points::plus);
                own.merge(move.from(), move.points().negated(), Points::plus);
            }
        }
    }

    void take(Points points) {
        Points left = points;
        left = left.minus(fromPending(left));
        left = left.minus(fromExpired(left));
        left = left.minus(fromOwnLots(left));
        left = left.minus(posting.takeFromLots(Counter.ISSUED, left, rule));
        if (posting.terms().shortfall() == Shortfall.ALLOW_NEGATIVE) {
            posting.move(Aside.DEBT, Counter.ISSUED, left, rule);
        }
    }

    private Points fromPending(Points points) {
        Points taken = Points.ZERO;
        for (Map.Entry<Place, Points> each : own.entrySet()) {
            if (each.getKey() instanceof Pending pending) {
                Points wanted = points.minus(taken).min(each.getValue());
                taken = taken.plus(posting.take(pending, Counter.ISSUED, wanted, rule));
            }
        }
        return taken;
    }

    private Points fromExpired(Points points) {
        Points lost = points.min(own.getOrDefault(Counter.EXPIRED, Points.ZERO));
        posting.move(Counter.EXPIRED, Counter.ISSUED, lost, rule);
        return lost;
    }

    private Points fromOwnLots(Points points) {
        Points taken = Points.ZERO;
        for (Map.Entry<Lot, Points> each : ownLots().entrySet()) {
            if (each.getValue().value() > 0) {
                taken = taken.plus(posting.take(each.getKey(), Counter.ISSUED, points.minus(taken), rule));
            }
        }
        return taken;
    }

    /** Below 0 where an earlier version took from a lot into which the purchase never put anything. */
    private Map<Lot, Points> ownLots() {
        Map<Lot, Points> lots = new LinkedHashMap<>();
        own.forEach((place, points) -> {
            if (place instanceof Lot lot) {
                lots.merge(lot, points, Points::plus);
            } else if (place instanceof Pending pending) {
                lots.merge(pending.lot(), points, Points::plus);
            }
        });
        return lots;
    }
}
