package dev.fives.customer.reach.app;

import dev.fives.customer.consent.model.ConsentPurpose;
import java.time.ZoneId;
import java.util.Set;

/**
 * How often one customer is written; values and reasons stand in {@code customer-service.yml}.
 *
 * @param placeKeptDays for a message that waits: it keeps its place so long, and counts in the day on which it asks
 * @param zone of customers who have none: a day is the customer's own
 * @param askFirst purposes for which silence is a no
 */
public record ReachLimits(
        int marketingPerDay,
        int surveysPerDay,
        int servicePerDay,
        int placeKeptDays,
        ZoneId zone,
        Set<ConsentPurpose> askFirst) {
    public ReachLimits {
        askFirst = Set.copyOf(askFirst);
    }

    int perDay(ConsentPurpose purpose) {
        return switch (purpose) {
            case MARKETING -> marketingPerDay;
            case SURVEY -> surveysPerDay;
            case SERVICE -> servicePerDay;
        };
    }
}
