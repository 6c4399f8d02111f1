package dev.fives.customer.reach.app;

import dev.fives.customer.consent.model.ConsentPurpose;
import java.time.ZoneId;
import java.util.Set;

/**
 * How often one customer is written; values and reasons stand in {@code customer-service.yml}.
 *
 * @param zone of customers who have none: a day is the customer's own
 * @param askFirst purposes for which silence is a no
 */
public record ReachLimits(
        int marketingPerDay, int surveysPerDay, int servicePerDay, ZoneId zone, Set<ConsentPurpose> askFirst) {
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
