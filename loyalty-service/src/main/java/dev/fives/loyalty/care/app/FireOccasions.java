package dev.fives.loyalty.care.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.listener.CaughtUp;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.CareStep;
import dev.fives.loyalty.care.model.CustomerCalendar;
import dev.fives.loyalty.care.model.Occasion;
import dev.fives.loyalty.care.model.Occasions;
import dev.fives.loyalty.earning.model.Memberships;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Birthdays, feasts and periodic visits, page by page, no faster than its pace: on a feast everybody is due at once, and
 * nobody who works meanwhile should notice. First the tasks are written, named by plan, customer and
 * occasion, then the calendars move on: whoever dies in between, or fires at the same time, makes none twice.
 */
public final class FireOccasions implements DueWork {
    /** They share commands. */
    private static final int SIDE_BY_SIDE = 200;

    private final CustomerCalendars calendars;
    private final AggregateStore<CustomerCalendar> store;
    private final SharedCareBook books;
    private final WhomPlansAreFor whom;
    private final CareWriter writer;
    private final CaughtUp caughtUp;
    private final Ids ids;
    private final OccasionPace pace;

    public FireOccasions(
            CustomerCalendars calendars,
            AggregateStore<CustomerCalendar> store,
            SharedCareBook books,
            WhomPlansAreFor whom,
            CareWriter writer,
            CaughtUp caughtUp,
            Ids ids,
            OccasionPace pace) {
        this.calendars = calendars;
        this.store = store;
        this.books = books;
        this.whom = whom;
        this.writer = writer;
        this.caughtUp = caughtUp;
        this.ids = ids;
        this.pace = pace;
    }

    /** What one customer has due. */
    private record Due(Stored<CustomerCalendar> calendar, List<Occasion> occasions, int most) {

        String customerId() {
            return calendar.id();
        }

        /** Up to now, or to the last of them where there may be more. */
        CustomerCalendar movedOn(Occasions all, Instant now) {
            Instant until = occasions.size() < most ? now : occasions.getLast().dueAt();
            return calendar.state().fired(until, all);
        }
    }

    @Override
    public String name() {
        return "care-calendar";
    }

    /** A profile that was not heard of yet would move the birthday; so what is on the topics is heard before. */
    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        int page = Math.min(limit, pace.customers());
        return calendars
                .due(businessNow, page)
                .filter(found -> !found.isEmpty())
                .delayUntil(found -> caughtUp.withAll())
                .flatMap(found -> calendars.due(businessNow, page))
                .zipWith(books.occasions())
                .flatMap(known -> fire(known.getT1(), known.getT2(), businessNow))
                .contextWrite(RequestContext.internal(ids.next("care")).asContext())
                .defaultIfEmpty(0);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return calendars.oldestDue();
    }

    private Mono<Integer> fire(List<Stored<CustomerCalendar>> page, Occasions occasions, Instant now) {
        List<Due> due = page.stream()
                .map(found -> new Due(found, occasions.due(found.state(), now, pace.occasions()), pace.occasions()))
                .toList();
        return Mono.zip(segments(due), RequestContext.current())
                .map(known -> tasks(due, known.getT1(), known.getT2().correlationId()))
                .flatMap(writer::createAll)
                .thenMany(Flux.fromIterable(due))
                .flatMapDelayError(one -> moveOn(one, occasions, now), SIDE_BY_SIDE, SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    private Mono<Map<String, Memberships>> segments(List<Due> due) {
        Collection<CarePlan> plans = due.stream()
                .flatMap(one -> one.occasions().stream())
                .map(Occasion::plan)
                .distinct()
                .toList();
        return whom.segments(due.stream().map(Due::customerId).toList(), plans);
    }

    private List<CareStep> tasks(List<Due> due, Map<String, Memberships> segments, String correlationId) {
        CareIds taskIds = new CareIds(ids);
        return due.stream()
                .flatMap(one -> meant(one, segments).map(occasion -> {
                    CarePlan plan = occasion.plan();
                    String id = taskIds.of(plan, one.customerId(), occasion.key());
                    CareOrigin origin = CareOrigin.of(plan, occasion.key(), correlationId, occasion.dueAt());
                    return PlannedTask.of(plan, id, one.customerId(), occasion.dueAt(), origin);
                }))
                .toList();
    }

    private static Stream<Occasion> meant(Due due, Map<String, Memberships> segments) {
        Memberships known = segments.getOrDefault(due.customerId(), Memberships.NOTHING_HEARD);
        return due.occasions().stream().filter(occasion -> {
            String segmentId = occasion.plan().terms().segmentId();
            return segmentId == null || known.inside().contains(segmentId);
        });
    }

    /** Who comes second leaves it: the other one has moved it, or will find it due again. */
    private Mono<Integer> moveOn(Due due, Occasions occasions, Instant now) {
        return store.update(due.calendar(), due.movedOn(occasions, now), List.of(), null)
                .onErrorComplete(VersionConflict.class)
                .thenReturn(1);
    }
}
