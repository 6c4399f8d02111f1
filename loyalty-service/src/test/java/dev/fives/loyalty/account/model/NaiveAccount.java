package dev.fives.loyalty.account.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /** One heap; {@code activates} is null where its points may be spent. */
    static final class Heap {
        final LocalDate activates;
        final LocalDate last;
        long points;

        Heap(LocalDate activates, LocalDate last) {
            this.activates = activates;
            this.last = last;
        }

        boolean is(LocalDate activatesOn, LocalDate lastDay) {
            return last.equals(lastDay) && (activates == null ? activatesOn == null : activates.equals(activatesOn));
        }
    }

    /** What one rule gave for one purchase. */
    static final class Given {
        final List<Heap> heaps = new ArrayList<>();
        long lost;
        long net;

        void in(LocalDate activates, LocalDate last, long points) {
            Heap heap = heaps.stream()
                    .filter(it -> it.is(activates, last))
                    .findFirst()
                    .orElseGet(() -> {
                        heaps.add(new Heap(activates, last));
                        return heaps.getLast();
                    });
            heap.points += points;
        }
    }

    static final class Purchase {
        final Map<String, Given> byRule = new LinkedHashMap<>();
        long highest;
    }

    final List<Heap> heaps = new ArrayList<>();
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
    }

    long free() {
        return heaps.stream()
                .filter(it -> it.activates == null)
                .mapToLong(it -> it.points)
                .sum();
    }

    long waiting() {
        return heaps.stream()
                .filter(it -> it.activates != null)
                .mapToLong(it -> it.points)
                .sum();
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
        List<Heap> ready = heaps.stream()
                .filter(it -> it.activates != null && !it.activates.isAfter(due))
                .sorted(Comparator.comparing(it -> it.last))
                .toList();
        heaps.removeAll(ready);
        ready.forEach(it -> putInto(it.last, it.points, day, null));
        return !ready.isEmpty();
    }

    private boolean warn(LocalDate day) {
        List<Heap> soon = lots().stream()
                .filter(it -> !it.last.equals(LocalDate.MAX) && it.last.isAfter(warned))
                .filter(it -> !it.last.minusDays(terms.warnDays()).isAfter(day))
                .toList();
        soon.forEach(it -> warned = it.last);
        return !soon.isEmpty();
    }

    private boolean expire(LocalDate day) {
        LocalDate lastLost = mistake == Mistake.LOST_A_DAY_EARLY ? day : day.minusDays(1);
        List<Heap> over =
                lots().stream().filter(it -> !it.last.isAfter(lastLost)).toList();
        heaps.removeAll(over);
        over.forEach(it -> programme.expired += it.points);
        return !over.isEmpty();
    }

    /** First expiring first. */
    private List<Heap> lots() {
        return heaps.stream()
                .filter(it -> it.activates == null)
                .sorted(Comparator.comparing(it -> it.last))
                .toList();
    }

    /** Whatever is entered is entered on some day, and none after it is on an earlier one. */
    LocalDate enter(Instant now) {
        LocalDate today = now.atZone(terms.zone()).toLocalDate();
        seen = today.isAfter(seen) ? today : seen;
        return seen;
    }

    void purchase(Purchase purchase, long version, Map<String, Long> worth, Instant ordered, Instant now) {
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
            LocalDate last = room(lastDay(day));
            add(activates, last, points);
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
                long taken = take(own.activates, own.last, Math.min(left, own.points));
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
        for (Part part : takeLots(left)) {
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
                long part = take(null, last, points - taken);
                given.in(null, last, -part);
                taken += part;
            }
        }
        return taken;
    }

    private long take(LocalDate activates, LocalDate last, long points) {
        for (Heap heap : heaps) {
            if (heap.is(activates, last)) {
                long taken = Math.min(points, heap.points);
                heap.points -= taken;
                heaps.removeIf(it -> it.points == 0);
                return taken;
            }
        }
        return 0;
    }

    /** Null where there are too few; then nothing is taken. */
    List<Part> spend(long points, Instant now) {
        if (free() - debt < points) {
            return null;
        }
        enter(now);
        return takeLots(points);
    }

    private List<Part> takeLots(long points) {
        List<Heap> order = mistake == Mistake.LAST_EXPIRING_FIRST ? lots().reversed() : lots();
        List<Part> parts = new ArrayList<>();
        long left = points;
        for (Heap heap : order) {
            long taken = Math.min(left, heap.points);
            if (taken > 0) {
                parts.add(new Part(heap.last, taken));
                heap.points -= taken;
                left -= taken;
            }
        }
        heaps.removeIf(it -> it.points == 0);
        return parts;
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

    /** Not sooner than on that day; with as many different days as there may be, with others of its month or year. */
    private LocalDate room(LocalDate last) {
        Set<LocalDate> days = new TreeSet<>();
        heaps.forEach(it -> days.add(it.last));
        boolean room = mistake == Mistake.HAS_ROOM_FOR_EVERY_DAY || days.size() < terms.lotsMax();
        if (room || last.equals(LocalDate.MAX) || days.contains(last)) {
            return last;
        }
        for (LocalDate day : days) {
            if (day.isAfter(last) && YearMonth.from(day).equals(YearMonth.from(last))) {
                return day;
            }
        }
        if (days.size() < terms.lotsMax() + terms.lotsMax()) {
            return YearMonth.from(last).atEndOfMonth();
        }
        for (LocalDate day : days) {
            if (day.isAfter(last) && day.getYear() == last.getYear()) {
                return day;
            }
        }
        return LocalDate.of(last.getYear(), 12, 31);
    }

    private void put(LocalDate last, long points, LocalDate today, Given given) {
        putInto(last.isBefore(today) || points <= debt ? last : room(last), points, today, given);
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
            add(null, last, rest);
        }
        if (given != null && last.isBefore(today)) {
            given.lost += rest;
        } else if (given != null) {
            given.in(null, last, rest);
        }
    }

    private void add(LocalDate activates, LocalDate last, long points) {
        Heap heap =
                heaps.stream().filter(it -> it.is(activates, last)).findFirst().orElse(null);
        if (heap == null) {
            heap = new Heap(activates, last);
            heaps.add(heap);
        }
        heap.points += points;
    }
}
