package dev.fives.loyalty.care.model;

import java.time.Instant;
import java.util.Comparator;

/**
 * What makes a task of a plan for one customer.
 *
 * @param key tells it from the plan's other occasions for the customer, such as {@code 2027}
 * @param dueAt when the task is due
 */
public record Occasion(CarePlan plan, String key, Instant dueAt) {
    static final Comparator<Occasion> IN_ORDER = Comparator.comparing(Occasion::dueAt)
            .thenComparing(occasion -> occasion.plan().planId());
}
