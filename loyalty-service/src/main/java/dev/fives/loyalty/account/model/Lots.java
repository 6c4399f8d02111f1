package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Counter;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Place.Pending;
import java.util.Locale;

/** What is told of the place on the account that a move is about. */
public final class Lots {
    private Lots() {}

    /** Of the lot where one has a part in it, and rather of where points go to; else such as {@code debt}. */
    public static String idOf(Move move) {
        Place place = rank(move.to()) >= rank(move.from()) ? move.to() : move.from();
        return switch (place) {
            case Lot lot -> lot.id();
            case Pending pending -> pending.lot().id();
            case Aside aside -> aside.name().toLowerCase(Locale.ROOT);
            case Counter counter -> counter.name().toLowerCase(Locale.ROOT);
        };
    }

    private static int rank(Place place) {
        return switch (place) {
            case Lot _, Pending _ -> 2;
            case Aside _ -> 1;
            case Counter _ -> 0;
        };
    }
}
