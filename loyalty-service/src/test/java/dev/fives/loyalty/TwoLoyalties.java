package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two instances of the service on one database and the same topics, whose clocks go together. */
final class TwoLoyalties implements AutoCloseable {
    private static final int PAGE = 200;
    private static final int ROUNDS = 3;

    final RunningLoyalty one;
    final RunningLoyalty two;

    TwoLoyalties() {
        List<String> settings = new ArrayList<>(LocalBackends.settings());
        // as shipped: the more often both look, the more often both tell of what one of them wrote
        settings.add("fives.due.poll-interval=250ms");
        one = new RunningLoyalty(settings);
        two = new RunningLoyalty(settings);
    }

    Instant now() {
        return one.clock.instant();
    }

    /** The second is behind by as much as two machines differ. */
    void set(Instant instant) {
        one.clock.set(instant);
        two.clock.set(instant);
    }

    void advance(Duration step) {
        set(now().plus(step));
    }

    /** The body may use single quotes. */
    String plan(String body) {
        HttpResponse<String> made = one.post("/care-plans", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.body()).path("planId").asString();
    }

    void remove(String planId) {
        HttpResponse<String> plan = one.get("/care-plans/" + planId);
        String etag = plan.headers().firstValue("ETag").orElseThrow();
        assertThat(one.delete("/care-plans/" + planId, etag).statusCode()).isEqualTo(204);
    }

    void hearsOfCustomer(String customerId, @Nullable String born, String zone, String country) {
        hears(EventTypes.CUSTOMER_CREATED, customerId, 1, born, zone, country);
    }

    void hears(EventType type, String customerId, long version, @Nullable String born, String zone, String country) {
        hears(one, type, customerId, version, born, zone, country);
    }

    static void hearsOfCustomer(
            RunningLoyalty loyalty, String customerId, @Nullable String born, String zone, String country) {
        hears(loyalty, EventTypes.CUSTOMER_CREATED, customerId, 1, born, zone, country);
    }

    private static void hears(
            RunningLoyalty loyalty,
            EventType type,
            String customerId,
            long version,
            @Nullable String born,
            String zone,
            String country) {
        CustomerAttributes.BirthDate birth = born == null ? null : new CustomerAttributes.BirthDate(born, "GREGORIAN");
        CustomerAttributes after = new CustomerAttributes(
                "PERSON",
                "NEW",
                birth,
                null,
                null,
                null,
                null,
                new CustomerAttributes.Address(country, null, null, null),
                null,
                zone,
                null,
                null);
        loyalty.hears(
                type,
                new CustomerChanged(customerId, version, false, List.of(), null, after),
                "customer",
                customerId,
                version,
                customerId);
    }

    List<JsonNode> tasks(String customerId) {
        return two.json("/care-tasks?pageSize=200&customerId=" + customerId)
                .path("items")
                .valueStream()
                .toList();
    }

    /** Statuses of the customer's tasks. */
    List<String> statuses(String customerId) {
        return tasks(customerId).stream()
                .map(task -> task.path("status").asString())
                .toList();
    }

    void awaitStatuses(String customerId, String... statuses) {
        Eventually.asserted(DEADLINE, () -> assertThat(statuses(customerId)).containsExactlyInAnyOrder(statuses));
    }

    /** Types of the events of care that were told of a customer; one that both tell again on a busy machine has its id. */
    List<String> told(String customerId) {
        return one.said(customerId).stream()
                .filter(event -> event.type().startsWith("crm.care."))
                .collect(Collectors.toMap(SeenEvent::id, SeenEvent::type, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Both at once, each so many times, whatever the poller does besides. */
    void fireOnBoth(String work) {
        Flux.range(0, ROUNDS)
                .concatMap(round -> Flux.fromStream(Stream.of(one, two))
                        .flatMap(instance ->
                                of(instance, work).fireDue(now(), PAGE).subscribeOn(Schedulers.boundedElastic())))
                .blockLast(DEADLINE);
    }

    private static DueWork of(RunningLoyalty instance, String work) {
        return instance.context().getBeanProvider(DueWork.class).stream()
                .filter(found -> found.name().equals(work))
                .findFirst()
                .orElseThrow();
    }

    /** As a service leaves it that died after it had written the tasks and before it had moved the calendar on. */
    void rewind(String customerId, Instant through, Instant nextDueAt) {
        one.overwrite(
                "care_calendar",
                customerId,
                new Document("state.through", through).append("state.nextDueAt", nextDueAt));
    }

    /** Nothing is due and nothing waits to be worked out again. */
    void awaitFired() {
        Document due = new Document("state.nextDueAt", new Document("$lte", now()));
        Eventually.until(
                "fired", DEADLINE, () -> one.count("care_calendar", due) == 0 && one.count("care_tasks", due) == 0);
    }

    @Override
    public void close() {
        two.close();
        one.close();
    }
}
