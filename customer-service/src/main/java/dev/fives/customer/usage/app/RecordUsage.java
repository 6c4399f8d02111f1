package dev.fives.customer.usage.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.usage.UsageRecorded;
import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.usage.model.Usage;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.RealClock;
import java.util.List;
import reactor.core.publisher.Mono;

/** Takes down that a customer did something in an application. */
public class RecordUsage {
    /** Where a request tells of it. */
    private static final String API = "api";

    private static final int CREATED = 201;

    private final Customers customers;
    private final AggregateStore<Usage> store;
    private final UsageDrafts drafts;
    private final Ids ids;
    private final RealClock clock;

    public RecordUsage(Customers customers, AggregateStore<Usage> store, UsageDrafts drafts, Ids ids, RealClock clock) {
        this.customers = customers;
        this.store = store;
        this.drafts = drafts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * For a request: 404 without the customer, 409 where it is deleted; with an Idempotency-Key a repetition answers
     * the first.
     */
    public Mono<Stored<Usage>> record(String customerId, UsageDraft draft) {
        return Command.current(clock, "POST /customers/" + customerId + "/usage-events", draft)
                .flatMap(command -> {
                    String id = command.idOf(ids, "use");
                    Mono<Stored<Usage>> attempt = customers
                            .requireActive(customerId)
                            .then(Mono.defer(() -> write(command, drafts.usage(id, customerId, API, draft))))
                            .onErrorResume(AlreadyExists.class, taken -> store.find(id));
                    return command.orDone(attempt, store.find(id));
                });
    }

    /** For an event of another system, which is known by its source and id: a repetition answers the first. */
    public Mono<Stored<Usage>> reported(
            String source, String eventId, String customerId, String system, UsageDraft draft) {
        String id = reportedId(source, eventId);
        return Command.current(clock, "event", draft)
                .flatMap(command -> write(command, drafts.usage(id, customerId, system, draft)))
                .onErrorResume(AlreadyExists.class, taken -> store.find(id));
    }

    /** What was taken of that event; empty where nothing was. */
    public Mono<Stored<Usage>> reported(String source, String eventId) {
        return store.find(reportedId(source, eventId));
    }

    private String reportedId(String source, String eventId) {
        return ids.derived("use", source, eventId);
    }

    public Mono<Stored<Usage>> find(String customerId, String id) {
        return store.find(id).filter(stored -> stored.state().customerId().equals(customerId));
    }

    private Mono<Stored<Usage>> write(Command command, Usage usage) {
        return store.create(
                usage.id(), usage.customerId(), usage, List.of(recorded(usage)), command.record(CREATED, 1));
    }

    private static NewEvent recorded(Usage usage) {
        return new NewEvent(
                EventTypes.USAGE_RECORDED,
                new UsageRecorded(
                        usage.id(),
                        usage.customerId(),
                        usage.name(),
                        usage.system(),
                        usage.props().isEmpty() ? null : usage.props(),
                        usage.at()),
                usage.at());
    }
}
