package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.NaiveHeaps.Heap;
import dev.fives.loyalty.account.model.NaivePurchase.Given;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of points once more, as naively as they can be said: a flat list of heaps, and time that passes day by day.
 * Shares nothing with the model, so that both are wrong in the same way only where the rule was misread twice.
 */
final class NaiveAccount {
    /** What a rule could be mistaken for; the walk must notice each. */
    enum Mistake {
        NONE,
        LAST_EXPIRING_FIRST,
        LOST_A_DAY_EARLY,
        OTHER_LOTS_BEFORE_ITS_OWN,
        DEBT_IS_NOT_PAID_FIRST,
        WAITS_A_DAY_LONGER,
        HAS_ROOM_FOR_EVERY_DAY
    }

    /** @param expiry null for never */
    record Terms(
            ZoneId zone,
            int pendingDays,
            Period expiry,
            boolean monthEnd,
            int warnDays,
            boolean belowZero,
            int lotsMax) {}

    /** Points out of the same lot. */
    record Part(LocalDate last, long points) {}

    /** What the programme gave and took; one for all accounts. */
    static final class Programme {
        long issued;
        long redeemed;
        long expired;
        long transit;
    }

    final NaiveHeaps heaps;
    long reserved;
    long debt;
    LocalDate seen = LocalDate.MIN;
    LocalDate warned = LocalDate.MIN;
    Terms terms;
    private final Programme programme;
    private final Mistake mistake;

    NaiveAccount(Terms terms, Programme programme, Mistake mistake) {
        this.terms = terms;
        this.programme = programme;
        this.mistake = mistake;
        this.heaps = new NaiveHeaps(mistake);
    }

    /** All that happens by itself, one day after the other. */
    void pass(Instant now) {
        LocalDate today = now.atZone(terms.zone()).toLocalDate();
        if (heaps.isEmpty()) {
            return;
        }
        day(seen);
        for (LocalDate day = seen.plusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            if (day(day)) {
                seen = day;
            }
        }
    }

    private boolean day(LocalDate day) {
        boolean activated = activate(day);
        boolean told = warn(day);
        boolean lost = expire(day);
        return activated || told || lost;
    }

    private boolean activate(LocalDate day) {
        LocalDate due = mistake == Mistake.WAITS_A_DAY_LONGER ? day.minusDays(1) : day;
        List<Heap> ready = heaps.ready(due);
        heaps.removeAll(ready);
        ready.forEach(it -> putInto(it.last, it.points, day, null));
        return !ready.isEmpty();
    }

    private boolean warn(LocalDate day) {
        List<Heap> soon = heaps.lots().stream()
                .filter(it -> !it.last.equals(LocalDate.MAX) && it.last.isAfter(warned))
                .filter(it -> !it.last.minusDays(terms.warnDays()).isAfter(day))
                .toList();
        soon.forEach(it -> warned = it.last);
        return !soon.isEmpty();
    }

    private boolean expire(LocalDate day) {
        LocalDate lastLost = mistake == Mistake.LOST_A_DAY_EARLY ? day : day.minusDays(1);
        List<Heap> over =
                heaps.lots().stream().filter(it -> !it.last.isAfter(lastLost)).toList();
        heaps.removeAll(over);
        over.forEach(it -> programme.expired += it.points);
        return !over.isEmpty();
    }

    /** Whatever is entered is entered on some day, and none after it is on an earlier one. */
    LocalDate enter(Instant now) {
        LocalDate today = now.atZone(terms.zone()).toLocalDate();
        seen = today.isAfter(seen) ? today : seen;
        return seen;
    }

    void purchase(NaivePurchase purchase, long version, Map<String, Long> worth, Instant ordered, Instant now) {
        enter(now);
        if (version < purchase.highest) {
            return;
        }
        purchase.highest = version;
        Set<String> rules = new LinkedHashSet<>(worth.keySet());
        rules.addAll(purchase.byRule.keySet());
        Map<String, Long> change = new LinkedHashMap<>();
        for (String rule : rules) {
            Given given = purchase.byRule.get(rule);
            change.put(rule, worth.getOrDefault(rule, 0L) - (given == null ? 0 : given.net));
        }
        change.forEach((rule, points) -> {
            if (points < 0) {
                takeBack(purchase.byRule.get(rule), -points);
            }
        });
        change.forEach((rule, points) -> {
            if (points > 0) {
                grant(purchase.byRule.computeIfAbsent(rule, any -> new Given()), points, ordered);
            }
        });
    }

    private void grant(Given given, long points, Instant ordered) {
        LocalDate day = ordered.atZone(terms.zone()).toLocalDate();
        LocalDate activates = day.plusDays(terms.pendingDays());
        programme.issued -= points;
        given.net += points;
        if (activates.isAfter(seen)) {
            LocalDate last = heaps.room(lastDay(day), terms);
            heaps.add(activates, last, points);
            given.in(activates, last, points);
        } else {
            put(lastDay(day), points, seen, given);
        }
    }

    private LocalDate lastDay(LocalDate day) {
        if (terms.expiry() == null) {
            return LocalDate.MAX;
        }
        LocalDate last = day.plus(terms.expiry());
        return terms.monthEnd() ? last.with(TemporalAdjusters.lastDayOfMonth()) : last;
    }

    /** Waiting, lost before they came, its own lots, all lots, and then what is not there. */
    private void takeBack(Given given, long points) {
        long left = points;
        for (Heap own : given.heaps) {
            if (own.activates != null) {
                long taken = heaps.take(own.activates, own.last, Math.min(left, own.points));
                own.points -= taken;
                left -= taken;
            }
        }
        long lost = Math.min(left, given.lost);
        given.lost -= lost;
        programme.expired -= lost;
        left -= lost;
        if (mistake != Mistake.OTHER_LOTS_BEFORE_ITS_OWN) {
            left -= takeOwn(given, left);
        }
        for (Part part : heaps.takeLots(left)) {
            left -= part.points();
            given.in(null, part.last(), -part.points());
        }
        if (terms.belowZero()) {
            debt += left;
            left = 0;
        }
        given.net -= points - left;
        programme.issued += points - left;
    }

    private long takeOwn(Given given, long points) {
        long taken = 0;
        for (LocalDate last : given.heaps.stream().map(it -> it.last).distinct().toList()) {
            long own = given.heaps.stream()
                    .filter(it -> it.last.equals(last))
                    .mapToLong(it -> it.points)
                    .sum();
            if (own > 0) {
                long part = heaps.take(null, last, points - taken);
                given.in(null, last, -part);
                taken += part;
            }
        }
        return taken;
    }

    /** Null where there are too few; then nothing is taken. */
    List<Part> spend(long points, Instant now) {
        if (heaps.free() - debt < points) {
            return null;
        }
        enter(now);
        return heaps.takeLots(points);
    }

    /** Points that come, or come back, into their lots. */
    void putAll(List<Part> parts, Instant now) {
        LocalDate today = enter(now);
        parts.forEach(part -> put(part.last(), part.points(), today, null));
    }

    void gift(long points, Instant now) {
        LocalDate today = enter(now);
        programme.issued -= points;
        put(lastDay(today), points, today, null);
    }

    private void put(LocalDate last, long points, LocalDate today, Given given) {
        putInto(last.isBefore(today) || points <= debt ? last : heaps.room(last, terms), points, today, given);
    }

    private void putInto(LocalDate last, long points, LocalDate today, Given given) {
        long owed = mistake == Mistake.DEBT_IS_NOT_PAID_FIRST ? 0 : Math.min(points, debt);
        long rest = points - owed;
        debt -= owed;
        if (rest == 0) {
            return;
        }
        if (last.isBefore(today)) {
            programme.expired += rest;
        } else {
            heaps.add(null, last, rest);
        }
        if (given != null && last.isBefore(today)) {
            given.lost += rest;
        } else if (given != null) {
            given.in(null, last, rest);
        }
    }
}
