package dev.fives.customer.contact.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody is to speak with a customer.
 *
 * @param cadenceDays days from one contact to the next; absent for no plan
 * @param setAt business time since when it holds
 */
public record ContactPlan(String customerId, @Nullable Integer cadenceDays, Instant setAt) {

    /** When it is time again: the cadence after the last contact, or after the plan was made where there was none. */
    public Optional<Instant> nextContactDueAt(@Nullable Instant lastContactAt) {
        return Optional.ofNullable(cadenceDays)
                .map(days -> (lastContactAt == null ? setAt : lastContactAt).plus(Duration.ofDays(days)));
    }
}
