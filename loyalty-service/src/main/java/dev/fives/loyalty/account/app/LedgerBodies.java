package dev.fives.loyalty.account.app;

import dev.fives.loyalty.account.app.LedgerBody.Amount;
import dev.fives.loyalty.account.app.LedgerBody.Held;
import dev.fives.loyalty.account.app.LedgerBody.Line;
import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Place;
import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Place.Pending;
import dev.fives.loyalty.account.model.Places;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Between the pure model and what an entry keeps. */
public final class LedgerBodies {
    private LedgerBodies() {}

    public static Holdings holdings(@Nullable LedgerBody body) {
        return body == null ? Holdings.NONE : holdings(body.held());
    }

    private static Holdings holdings(Held held) {
        TreeMap<Lot, Points> lots = new TreeMap<>();
        TreeMap<Pending, Points> pending = new TreeMap<>();
        Points reserved = Points.ZERO;
        Points debt = Points.ZERO;
        for (Amount each : held.places()) {
            Points points = Points.of(each.points());
            switch (Places.read(each.place())) {
                case Lot lot -> lots.put(lot, points);
                case Pending place -> pending.put(place, points);
                case Aside.RESERVED -> reserved = points;
                case Aside.DEBT -> debt = points.negated();
                case Place.Counter counter ->
                    throw new IllegalStateException("held: " + counter + " (expected: a place of the account)");
            }
        }
        return new Holdings(lots, pending, reserved, debt, LocalDate.parse(held.settledTo()), day(held.warnedTo()));
    }

    static Held held(Holdings holdings) {
        List<Amount> places = new ArrayList<>();
        holdings.lots().forEach((lot, points) -> add(places, lot, points));
        holdings.pending().forEach((pending, points) -> add(places, pending, points));
        add(places, Aside.RESERVED, holdings.reserved());
        add(places, Aside.DEBT, holdings.debt().negated());
        boolean warned = !holdings.warnedTo().equals(LocalDate.MIN);
        return new Held(
                places,
                holdings.settledTo().toString(),
                warned ? holdings.warnedTo().toString() : null);
    }

    private static void add(List<Amount> places, Place place, Points points) {
        if (!points.isZero()) {
            places.add(new Amount(Places.text(place), points.value()));
        }
    }

    private static LocalDate day(@Nullable String text) {
        return text == null ? LocalDate.MIN : LocalDate.parse(text);
    }

    public static List<Move> moves(LedgerBody body) {
        return body.moves().stream().map(LedgerBodies::move).toList();
    }

    private static Move move(Line line) {
        return new Move(
                Places.read(line.from()),
                Places.read(line.to()),
                Points.of(line.points()),
                new RuleRef(line.ruleId(), line.ruleVersion()));
    }

    static Line line(Move move) {
        return new Line(
                move.rule().ruleId(),
                move.rule().version(),
                Places.text(move.from()),
                Places.text(move.to()),
                move.points().value());
    }
}
