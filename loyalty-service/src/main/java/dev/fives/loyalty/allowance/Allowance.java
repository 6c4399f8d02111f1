package dev.fives.loyalty.allowance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was taken of a day's allowance.
 *
 * @param day the latest on which something was taken
 * @param points taken on it
 * @param takenBy the last that took of it, so that a repeat does not take twice
 */
public record Allowance(String day, long points, List<Taken> takenBy) {
    private static final int REMEMBERED = 50;

    /** @param id of what took it */
    public record Taken(String id, long points) {}

    public Allowance {
        takenBy = List.copyOf(takenBy);
    }

    static Allowance whole(String day) {
        return new Allowance(day, 0, List.of());
    }

    /** Empty where the day's allowance is less than that. A day never comes back: an earlier one counts as the latest. */
    Optional<Allowance> take(String today, Taken wish, long max) {
        if (has(wish.id())) {
            return Optional.of(this);
        }
        Allowance present = today.compareTo(day) > 0 ? whole(today) : this;
        return wish.points() > max - present.points
                ? Optional.empty()
                : Optional.of(new Allowance(present.day, present.points + wish.points(), present.with(wish)));
    }

    private List<Taken> with(Taken wish) {
        List<Taken> all = new ArrayList<>(takenBy);
        all.add(wish);
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }

    /** As if it had not been taken. */
    Allowance without(String id) {
        long back = takenBy.stream()
                .filter(taken -> taken.id().equals(id))
                .mapToLong(Taken::points)
                .sum();
        return new Allowance(
                day,
                points - back,
                takenBy.stream().filter(taken -> !taken.id().equals(id)).toList());
    }

    boolean has(String id) {
        return takenBy.stream().anyMatch(taken -> taken.id().equals(id));
    }
}
