package dev.fives.loyalty.care.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.loyalty.care.model.CustomerCalendar;
import dev.fives.loyalty.care.model.Occasions;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Changed plans and feasts reach every customer's calendar, page by page; each says by which book it was worked out. */
public final class RealignCalendars implements DueWork {
    /** They share commands. */
    private static final int SIDE_BY_SIDE = 200;

    private final CustomerCalendars calendars;
    private final AggregateStore<CustomerCalendar> store;
    private final SharedCareBook books;

    public RealignCalendars(CustomerCalendars calendars, AggregateStore<CustomerCalendar> store, SharedCareBook books) {
        this.calendars = calendars;
        this.store = store;
        this.books = books;
    }

    @Override
    public String name() {
        return "care-plans";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        return books.occasions()
                .flatMap(occasions -> calendars
                        .behind(occasions.epoch(), limit)
                        .flatMapMany(Flux::fromIterable)
                        .flatMapDelayError(found -> realign(found, occasions), SIDE_BY_SIDE, SIDE_BY_SIDE)
                        .reduce(0, Integer::sum));
    }

    private Mono<Integer> realign(Stored<CustomerCalendar> found, Occasions occasions) {
        return store.update(found, found.state().realigned(occasions), List.of(), null)
                .onErrorComplete(VersionConflict.class)
                .thenReturn(1);
    }
}
