package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Counter;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Place.Pending;
import java.time.LocalDate;

/** Places as texts and back: {@code lot:2027-06-30}, {@code pending:2026-12-06/2027-06-30}, {@code RESERVED}. */
public final class Places {
    private static final String LOT = "lot:";
    private static final String PENDING = "pending:";
    private static final String NEVER = "never";

    private Places() {}

    public static String text(Place place) {
        return switch (place) {
            case Lot lot -> LOT + lot.id();
            case Pending pending ->
                PENDING + pending.activatesOn() + "/" + pending.lot().id();
            case Aside aside -> aside.name();
            case Counter counter -> counter.name();
        };
    }

    public static Place read(String text) {
        if (text.startsWith(LOT)) {
            return lot(text.substring(LOT.length()));
        }
        if (text.startsWith(PENDING)) {
            String[] parts = text.substring(PENDING.length()).split("/", 2);
            return new Pending(LocalDate.parse(parts[0]), lot(parts[1]));
        }
        return switch (text) {
            case "RESERVED" -> Aside.RESERVED;
            case "DEBT" -> Aside.DEBT;
            default -> Counter.valueOf(text);
        };
    }

    public static Lot lot(String id) {
        return id.equals(NEVER) ? Lot.FOR_EVER : new Lot(LocalDate.parse(id));
    }
}
