package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.NaiveAccount.Mistake;
import dev.fives.loyalty.account.model.NaiveAccount.Part;
import dev.fives.loyalty.account.model.NaiveAccount.Terms;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The points of an account that wait or may be spent: a flat list, and nothing that is not on it. */
final class NaiveHeaps {
    private final List<Heap> heaps = new ArrayList<>();
    private final Mistake mistake;

    NaiveHeaps(Mistake mistake) {
        this.mistake = mistake;
    }

    /** {@code activates} is null where its points may be spent. */
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

    boolean isEmpty() {
        return heaps.isEmpty();
    }

    void forEach(Consumer<Heap> each) {
        heaps.forEach(each);
    }

    void removeAll(Collection<Heap> gone) {
        heaps.removeAll(gone);
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

    /** Those that wait and whose day has come, first expiring first. */
    List<Heap> ready(LocalDate day) {
        return heaps.stream()
                .filter(it -> it.activates != null && !it.activates.isAfter(day))
                .sorted(Comparator.comparing(it -> it.last))
                .toList();
    }

    /** First expiring first. */
    List<Heap> lots() {
        return heaps.stream()
                .filter(it -> it.activates == null)
                .sorted(Comparator.comparing(it -> it.last))
                .toList();
    }

    long take(LocalDate activates, LocalDate last, long points) {
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

    List<Part> takeLots(long points) {
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

    /** Not sooner than on that day; with as many different days as there may be, with others of its month or year. */
    LocalDate room(LocalDate last, Terms terms) {
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

    void add(LocalDate activates, LocalDate last, long points) {
        Heap heap =
                heaps.stream().filter(it -> it.is(activates, last)).findFirst().orElse(null);
        if (heap == null) {
            heap = new Heap(activates, last);
            heaps.add(heap);
        }
        heap.points += points;
    }
}
