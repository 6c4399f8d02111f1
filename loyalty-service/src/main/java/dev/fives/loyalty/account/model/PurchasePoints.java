package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Counter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has been entered for one purchase, in ledger order, and what a further version of it has to add: points(its net
 * state) less the points granted for it so far, rule by rule. So versions that come late, twice or never end at the
 * worth of the highest one that came.
 */
public record PurchasePoints(List<PurchaseEntry> entered) {
    public PurchasePoints {
        entered = List.copyOf(entered);
    }

    /** @param worth what each rule gives for this version */
    public Settlement settle(Standpoint account, PurchaseFact fact, List<RulePoints> worth) {
        Posting posting = new Posting(account);
        long settled = settledVersion();
        if (fact.version() < settled) {
            return new Settlement.Stale(settled, posting.done());
        }
        Map<RuleRef, Points> due = due(worth);
        due.forEach((rule, points) -> {
            if (points.isNegative()) {
                new TakingBack(posting, moves(), rule).take(points.negated());
            }
        });
        due.forEach((rule, points) -> posting.grant(points, account.terms().day(fact.orderedAt()), rule));
        return outcome(posting.done(), fact.worth().subtract(qualified()));
    }

    private static Settlement outcome(Posted posted, BigDecimal qualifying) {
        long issued = posted.moves().stream().mapToLong(PurchasePoints::issued).sum();
        if (issued == 0) {
            return new Settlement.Unchanged(posted, qualifying);
        }
        return issued > 0 ? new Settlement.Granted(posted, qualifying) : new Settlement.Reversed(posted, qualifying);
    }

    /** By rule, whatever its version was: what the present version gives less what any gave. */
    private Map<RuleRef, Points> due(List<RulePoints> worth) {
        Map<RuleRef, Points> due = new LinkedHashMap<>();
        worth.forEach(each -> due.merge(each.rule(), each.points(), Points::plus));
        for (Move move : moves()) {
            RuleRef rule = due.keySet().stream()
                    .filter(known -> known.ruleId().equals(move.rule().ruleId()))
                    .findFirst()
                    .orElse(move.rule());
            due.merge(rule, Points.of(-issued(move)), Points::plus);
        }
        return due;
    }

    public Points granted() {
        return Points.of(moves().stream().mapToLong(PurchasePoints::issued).sum());
    }

    private BigDecimal qualified() {
        return entered.stream().map(PurchaseEntry::qualifying).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long settledVersion() {
        return entered.stream().mapToLong(PurchaseEntry::purchaseVersion).max().orElse(0);
    }

    private List<Move> moves() {
        return entered.stream().flatMap(entry -> entry.moves().stream()).toList();
    }

    private static long issued(Move move) {
        long points = move.points().value();
        return (move.from() == Counter.ISSUED ? points : 0) - (move.to() == Counter.ISSUED ? points : 0);
    }
}
