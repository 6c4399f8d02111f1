package dev.fives.loyalty.care.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A customer of whom nothing was heard yet but that something happened.
 *
 * @param happened that waits for what plans ask of the customer
 */
public record Unheard(String customerId, List<Happened> happened) {
    public Unheard {
        happened = List.copyOf(happened);
    }

    /** The latest, at most so many. */
    public Unheard with(Happened one, int max) {
        List<Happened> next = new ArrayList<>(happened);
        next.remove(one);
        next.add(one);
        return new Unheard(customerId, next.subList(Math.max(0, next.size() - max), next.size()));
    }

    public Unheard without(List<Happened> some) {
        return new Unheard(
                customerId, happened.stream().filter(one -> !some.contains(one)).toList());
    }
}
