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
 * @param segmentId whose strategy set it when the customer entered; absent where a person did
 */
public record ContactPlan(
        String customerId,
        @Nullable Integer cadenceDays,
        Instant setAt,
        @Nullable String segmentId) {

    public ContactPlan(String customerId, @Nullable Integer cadenceDays, Instant setAt) {
        this(customerId, cadenceDays, setAt, null);
    }

    /** When it is time again: the cadence after the last contact, or after the plan was made where there was none. */
    public Optional<Instant> nextContactDueAt(@Nullable Instant lastContactAt) {
        return Optional.ofNullable(cadenceDays).map(days -> from(lastContactAt).plus(Duration.ofDays(days)));
    }

    /** A strategy counts from the day of entering, whatever was before. */
    private Instant from(@Nullable Instant lastContactAt) {
        return lastContactAt == null || (segmentId != null && lastContactAt.isBefore(setAt)) ? setAt : lastContactAt;
    }

    /**
     * What a person set stays, and what a person ended stays ended for who entered before; of strategies the one of the
     * segment that was entered last counts.
     */
    public boolean yieldsTo(ContactPlan strategy) {
        return (cadenceDays == null || segmentId != null) && setAt.isBefore(strategy.setAt());
    }
}
