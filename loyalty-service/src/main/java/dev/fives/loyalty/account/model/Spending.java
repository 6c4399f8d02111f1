package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Counter;
import dev.fives.loyalty.account.model.Place.Lot;
import java.util.List;

/** Points that leave the lots on somebody's wish: redemptions, transfers and corrections, and the way back. */
public final class Spending {
    private static final RuleRef REDEMPTION = RuleRef.of("redemption");
    private static final RuleRef TRANSFER = RuleRef.of("transfer");
    private static final RuleRef ADJUSTMENT = RuleRef.of("adjustment");

    private Spending() {}

    /** Held for a redemption. */
    public static SpendOutcome reserve(Standpoint account, Points points) {
        return fromLots(account, Aside.RESERVED, points, REDEMPTION);
    }

    /** @param reserved the moves that {@link #reserve} made */
    public static Posted confirm(Standpoint account, List<Move> reserved) {
        Posting posting = new Posting(account);
        reserved.forEach(move -> posting.take(Aside.RESERVED, Counter.REDEEMED, move.points(), REDEMPTION));
        return posting.done();
    }

    /** Back into the lots that they came from; what is owed is paid first, and a lot may have expired meanwhile. */
    public static Posted cancel(Standpoint account, List<Move> reserved) {
        return back(account, Aside.RESERVED, reserved, REDEMPTION);
    }

    /** To another member. */
    public static SpendOutcome transferOut(Standpoint account, Points points) {
        return fromLots(account, Counter.TRANSIT, points, TRANSFER);
    }

    /** Into the same lots as they left, of whichever account. */
    public static Posted transferIn(Standpoint account, List<Move> out) {
        return back(account, Counter.TRANSIT, out, TRANSFER);
    }

    /** A correction by hand: never below 0. Points that are given live as those of a purchase of that day, at once. */
    public static SpendOutcome adjust(Standpoint account, Points change) {
        if (change.isNegative()) {
            return fromLots(account, Counter.ISSUED, change.negated(), ADJUSTMENT);
        }
        return new SpendOutcome.Taken(gift(account, change, ADJUSTMENT));
    }

    /** Points for what is not a purchase, and so does not wait for goods to come back. */
    public static Posted gift(Standpoint account, Points points, RuleRef rule) {
        Posting posting = new Posting(account);
        posting.put(Counter.ISSUED, account.terms().lotOf(account.today()), points, rule);
        return posting.done();
    }

    /** The same, of several rules. */
    public static Posted gifts(Standpoint account, List<RulePoints> gifts) {
        Posting posting = new Posting(account);
        gifts.forEach(each ->
                posting.put(Counter.ISSUED, account.terms().lotOf(account.today()), each.points(), each.rule()));
        return posting.done();
    }

    /** A gift that was none: as a refund takes back what its purchase earned. @param given the moves that gave it */
    public static Posted takeBack(Standpoint account, List<Move> given, RuleRef rule) {
        Posting posting = new Posting(account);
        Points points = given.stream()
                .filter(move -> move.from() == Counter.ISSUED)
                .map(Move::points)
                .reduce(Points.ZERO, Points::plus);
        new TakingBack(posting, given, rule).take(points);
        return posting.done();
    }

    /** For a fact that has come too late to do anything. */
    public static Posted nothing(Standpoint account) {
        return new Posting(account).done();
    }

    private static SpendOutcome fromLots(Standpoint account, Place to, Points points, RuleRef rule) {
        Points available = account.holdings().balance();
        if (available.compareTo(points) < 0) {
            return new SpendOutcome.TooFew(available);
        }
        Posting posting = new Posting(account);
        posting.takeFromLots(to, points, rule);
        return new SpendOutcome.Taken(posting.done());
    }

    private static Posted back(Standpoint account, Place from, List<Move> left, RuleRef rule) {
        Posting posting = new Posting(account);
        for (Move move : left) {
            if (move.from() instanceof Lot lot) {
                posting.put(from, lot, move.points(), rule);
            }
        }
        return posting.done();
    }
}
