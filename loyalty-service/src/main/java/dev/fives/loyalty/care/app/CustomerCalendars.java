package dev.fives.loyalty.care.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.care.model.CustomerCalendar;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Queries over the customers' calendars. */
public interface CustomerCalendars {

    Mono<CustomerCalendar> find(String customerId);

    /** Those for whom something is due, longest first. */
    Mono<List<Stored<CustomerCalendar>>> due(Instant now, int limit);

    Mono<Instant> oldestDue();

    /** Those that were worked out by an older book. */
    Mono<List<Stored<CustomerCalendar>>> behind(long epoch, int limit);
}
