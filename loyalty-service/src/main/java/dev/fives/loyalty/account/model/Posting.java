package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Counter;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Place.Pending;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One entry in the making: the moves so far, and what the account holds with them. For one thread. */
final class Posting {
    private static final RuleRef ACTIVATION = RuleRef.of("activation");

    private final WalletTerms terms;
    private final LocalDate today;
    private final List<Move> moves = new ArrayList<>();
    private Holdings holdings;

    Posting(Standpoint account) {
        this.terms = account.terms();
        this.today = account.today();
        this.holdings = account.holdings().settled(today);
    }

    Holdings holdings() {
        return holdings;
    }

    WalletTerms terms() {
        return terms;
    }

    /** @param earnedOn the day that the points' life begins */
    void grant(Points points, LocalDate earnedOn, RuleRef rule) {
        Lot lot = terms.lotOf(earnedOn);
        LocalDate activatesOn = earnedOn.plusDays(terms.pendingDays());
        if (activatesOn.isAfter(today)) {
            move(Counter.ISSUED, new Pending(activatesOn, room(lot)), points, rule);
        } else {
            put(Counter.ISSUED, lot, points, rule);
        }
    }

    /** Into the lot; what is owed is paid first, and a lot whose last day has passed holds nothing. */
    void put(Place from, Lot lot, Points points, RuleRef rule) {
        Points owed = points.min(holdings.debt());
        move(from, Aside.DEBT, owed, rule);
        move(from, lot.lastDay().isBefore(today) ? Counter.EXPIRED : room(lot), points.minus(owed), rule);
    }

    private Lot room(Lot wanted) {
        return LotRoom.of(wanted, holdings, terms.lotsMax());
    }

    /** Pending points go where they belong. */
    void release(Pending from, Points points) {
        put(from, from.lot(), points, ACTIVATION);
    }

    /** As much as there is in the place, at most {@code points}. */
    Points take(Place.Own from, Place to, Points points, RuleRef rule) {
        Points part = points.min(holdings.in(from));
        move(from, to, part, rule);
        return part;
    }

    /** First expiring first. */
    Points takeFromLots(Place to, Points points, RuleRef rule) {
        Points taken = Points.ZERO;
        for (Lot lot : List.copyOf(holdings.lots().keySet())) {
            taken = taken.plus(take(lot, to, points.minus(taken), rule));
        }
        return taken;
    }

    void move(Place from, Place to, Points points, RuleRef rule) {
        if (points.value() > 0) {
            Move move = new Move(from, to, points, rule);
            moves.add(move);
            holdings = holdings.after(move);
        }
    }

    void warned(Lot lot) {
        holdings = holdings.warned(lot);
    }

    Posted done() {
        return new Posted(moves, holdings);
    }
}
