package dev.fives.loyalty.care.mongo;

import com.mongodb.client.model.CountOptions;
import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.OrderedCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.care.app.CareTasks;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Care tasks in the collection {@code care_tasks}. */
public final class MongoCareTasks implements CareTasks {
    private static final String COLLECTION = "care_tasks";
    private static final String STATE = "state.";
    private static final String PLAN = STATE + "origin.plan.planId";
    /** Else the driver asks for as few as the next step wants at a time. */
    private static final int BATCH = 1000;

    private static final OrderedCodec<CareTask> CODEC =
            new OrderedCodec<>(CareTask.class, "dueKey", CareTask::dueAt, CareTask::taskId);
    private static final String DUE_KEY = CODEC.path();

    private final AggregateStore<CareTask> aggregates;
    private final AggregateQueries<CareTask> queries;

    public MongoCareTasks(AggregateStore<CareTask> aggregates) {
        this.aggregates = aggregates;
        queries = new AggregateQueries<>(aggregates);
    }

    /** Their state and events. On a feast very many fall due at once; each decision can be told again. */
    public static AggregateStore<CareTask> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("care-task", COLLECTION, CODEC).sharingUpdates());
    }

    /** For what is due, a customer's tasks, the agents' list of a status, what a plan made, and all. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(AggregateQueries.NEXT_DUE)
                .plain(STATE + CUSTOMER, DUE_KEY)
                .plain(STATE + STATUS, DUE_KEY)
                .plain(PLAN, DUE_KEY)
                .plain(DUE_KEY);
    }

    @Override
    public Mono<Stored<CareTask>> find(String taskId) {
        return aggregates.find(taskId);
    }

    @Override
    public Flux<Stored<CareTask>> due(Instant now, int limit) {
        return queries.due(now, limit);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return queries.oldestDue();
    }

    @Override
    public Flux<Stored<CareTask>> openOf(String customerId) {
        List<String> open = Arrays.stream(CareStatus.values())
                .filter(CareStatus::isOpen)
                .map(CareStatus::name)
                .toList();
        return queries.read(queries.find(
                new Document(STATE + CUSTOMER, customerId).append(STATE + STATUS, new Document("$in", open))));
    }

    @Override
    public Flux<Stored<CareTask>> withheldAfter(String customerId, Instant at) {
        return queries.read(queries.find(new Document(STATE + CUSTOMER, customerId)
                .append(STATE + STATUS, CareStatus.WITHHELD.name())
                .append(DUE_KEY, new Document("$gte", OrderedCodec.from(at.plusMillis(1))))));
    }

    @Override
    public Flux<CareTask> ofPlan(String planId, Instant from, Instant to, int limit) {
        Document due = new Document("$gte", OrderedCodec.from(from)).append("$lt", OrderedCodec.from(to));
        return queries.read(queries.find(new Document(PLAN, planId).append(DUE_KEY, due))
                        .sort(new Document(DUE_KEY, 1))
                        .batchSize(BATCH)
                        .limit(limit))
                .map(Stored::state);
    }

    @Override
    public Mono<List<Stored<CareTask>>> page(PageRequest request) {
        return queries.ascending(filter(request), DUE_KEY, request);
    }

    @Override
    public Mono<Long> count(PageRequest request) {
        return queries.count(filter(request));
    }

    @Override
    public List<String> position(Stored<CareTask> task) {
        return List.of(CODEC.key(task.state()));
    }

    @Override
    public Mono<Long> dueSinceBefore(Instant instant, int limit) {
        Document late = new Document(STATE + STATUS, CareStatus.DUE.name())
                .append(DUE_KEY, new Document("$lt", OrderedCodec.from(instant)));
        return Mono.from(aggregates.collection().countDocuments(late, new CountOptions().limit(limit)));
    }

    private static Document filter(PageRequest request) {
        Document filter = new Document();
        request.filter().forEach((field, value) -> filter.append(STATE + field, value));
        return filter;
    }
}
