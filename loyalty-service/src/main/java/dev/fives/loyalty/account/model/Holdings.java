package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Counter;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Place.Own;
import dev.fives.loyalty.account.model.Place.Pending;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that an account holds after an entry. Each entry keeps it, so that one read tells everything, and whoever walks
 * the entries can prove each from the one before.
 *
 * @param lots points to be spent, first expiring first
 * @param reserved points held for redemptions
 * @param debt what is owed: points that a refund took back beyond what was left; with it there are no lots
 * @param settledTo the latest day that an entry was written on; what was due up to then has been done
 * @param warnedTo lots up to this last day have been warned of
 */
public record Holdings(
        SortedMap<Lot, Points> lots,
        SortedMap<Pending, Points> pending,
        Points reserved,
        Points debt,
        LocalDate settledTo,
        LocalDate warnedTo) {
    public static final Holdings NONE =
            new Holdings(new TreeMap<>(), new TreeMap<>(), Points.ZERO, Points.ZERO, LocalDate.MIN, LocalDate.MIN);

    /** @throws IllegalStateException where a place would hold less than nothing: no account may be in such a state */
    public Holdings {
        lots = Collections.unmodifiableSortedMap(new TreeMap<>(lots));
        pending = Collections.unmodifiableSortedMap(new TreeMap<>(pending));
        require(allAboveZero(lots.values()), "lots", lots);
        require(allAboveZero(pending.values()), "pending", pending);
        require(!reserved.isNegative(), "reserved", reserved);
        require(!debt.isNegative(), "debt", debt);
        require(debt.isZero() || lots.isEmpty(), "debt beside lots", lots);
    }

    /** Those that points are in, or wait for. */
    NavigableSet<Lot> allLots() {
        NavigableSet<Lot> all = new TreeSet<>(lots.keySet());
        pending.keySet().forEach(each -> all.add(each.lot()));
        return all;
    }

    /** What may be spent; below 0 where something is owed. */
    public Points balance() {
        return sum(lots.values()).minus(debt);
    }

    public Points pendingPoints() {
        return sum(pending.values());
    }

    /** Points that the programme may still have to honour. */
    public Points outstanding() {
        return balance().plus(pendingPoints()).plus(reserved);
    }

    public Holdings after(Move move) {
        return with(move.from(), move.points().negated()).with(move.to(), move.points());
    }

    private Holdings with(Place place, Points change) {
        return switch (place) {
            case Lot lot -> new Holdings(changed(lots, lot, change), pending, reserved, debt, settledTo, warnedTo);
            case Pending each ->
                new Holdings(lots, changed(pending, each, change), reserved, debt, settledTo, warnedTo);
            case Aside.RESERVED -> new Holdings(lots, pending, reserved.plus(change), debt, settledTo, warnedTo);
            case Aside.DEBT -> new Holdings(lots, pending, reserved, debt.minus(change), settledTo, warnedTo);
            case Counter _ -> this;
        };
    }

    /** Without empty places. */
    private static <P> SortedMap<P, Points> changed(SortedMap<P, Points> places, P place, Points change) {
        TreeMap<P, Points> changed = new TreeMap<>(places);
        changed.merge(place, change, Points::plusOrNone);
        return changed;
    }

    /** The same points in the same places. */
    public boolean holdsAs(Holdings other) {
        return lots.equals(other.lots)
                && pending.equals(other.pending)
                && reserved.equals(other.reserved)
                && debt.equals(other.debt);
    }

    Holdings settled(LocalDate day) {
        return new Holdings(lots, pending, reserved, debt, later(settledTo, day), warnedTo);
    }

    Holdings warned(Lot lot) {
        return new Holdings(lots, pending, reserved, debt, settledTo, later(warnedTo, lot.lastDay()));
    }

    public Points in(Own place) {
        return switch (place) {
            case Lot lot -> lots.getOrDefault(lot, Points.ZERO);
            case Pending waiting -> pending.getOrDefault(waiting, Points.ZERO);
            case Aside aside -> aside == Aside.RESERVED ? reserved : debt.negated();
        };
    }

    /** Today, or the latest day seen: time that goes back brings nothing back. */
    public LocalDate dayAt(LocalDate today) {
        return later(settledTo, today);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Points sum(Collection<Points> points) {
        return points.stream().reduce(Points.ZERO, Points::plus);
    }

    private static boolean allAboveZero(Collection<Points> points) {
        return points.stream().allMatch(each -> each.value() > 0);
    }

    private static void require(boolean holds, String what, Object found) {
        if (!holds) {
            throw new IllegalStateException(what + ": " + found + " (expected: nothing below 0)");
        }
    }
}
