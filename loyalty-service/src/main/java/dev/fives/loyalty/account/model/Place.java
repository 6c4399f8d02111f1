package dev.fives.loyalty.account.model;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Where points can be. Each move takes them from one place and puts as many in another, so that none appear or vanish:
 * what the places of an account hold and what the programme's counter-accounts gave and took always add up to 0.
 */
public sealed interface Place {

    /** A place on the account. */
    sealed interface Own extends Place {}

    /**
     * Points that may be spent, all lost together.
     *
     * @param lastDay the last day on which they may be spent, in the programme's zone; {@link LocalDate#MAX} for ever
     */
    record Lot(LocalDate lastDay) implements Own, Comparable<Lot> {
        public static final Lot FOR_EVER = new Lot(LocalDate.MAX);

        /** Names the lot in entries, events and statements. */
        public String id() {
            return expires() ? lastDay.toString() : "never";
        }

        public boolean expires() {
            return !lastDay.equals(LocalDate.MAX);
        }

        @Override
        public int compareTo(Lot other) {
            return lastDay.compareTo(other.lastDay);
        }
    }

    /**
     * Points granted that may not be spent yet, since goods may still come back.
     *
     * @param activatesOn from the beginning of this day on they are in their lot
     */
    record Pending(LocalDate activatesOn, Lot lot) implements Own, Comparable<Pending> {
        private static final Comparator<Pending> ORDER =
                Comparator.comparing(Pending::activatesOn).thenComparing(Pending::lot);

        @Override
        public int compareTo(Pending other) {
            return ORDER.compare(this, other);
        }
    }

    /** The two places that an account has once. */
    enum Aside implements Own {
        /** Held for redemptions that are neither confirmed nor cancelled. */
        RESERVED,
        /** What a refund took back beyond what was left; the next points pay for it. Holds less than 0. */
        DEBT
    }

    /** The programme's side. */
    enum Counter implements Place {
        ISSUED,
        REDEEMED,
        EXPIRED,
        /** Left one account of a transfer and not yet on the other. */
        TRANSIT
    }
}
