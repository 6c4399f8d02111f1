package dev.fives.feedback.unsolicited;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.feedback.FeedbackReceived;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All feedback that came unasked, in the collection {@code feedback}. */
public final class Feedbacks {
    private static final String COLLECTION = "feedback";
    private static final String CUSTOMER = "state.customerId";
    private static final String CHANNEL = "state.channel";
    private static final int CREATED = 201;

    private final AggregateStore<Feedback> store;
    private final Ids ids;
    private final RealClock clock;
    private final MeterRegistry meters;

    public Feedbacks(AggregateStore<Feedback> store, Ids ids, RealClock clock, MeterRegistry meters) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    /** Their state and events. */
    public static AggregateStore<Feedback> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("feedback", COLLECTION, StateCodec.record(Feedback.class)));
    }

    /** For the lists, by customer and by channel, and for the scores of a metric. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(CUSTOMER, "_id")
                .plain(CHANNEL, "_id")
                .plain("state.metric", "state.at", "state.channel", "state.score");
    }

    /**
     * Once for each Idempotency-Key of a caller.
     *
     * @param checked of the body; throws VALIDATION
     */
    Mono<Stored<Feedback>> receive(FeedbackBody asked, Supplier<Feedback> checked) {
        return Command.current(clock, "POST /feedback", asked).flatMap(command -> {
            String id = command.idOf(ids, "fbk");
            Mono<Stored<Feedback>> attempt = Mono.defer(() -> create(id, checked.get(), command))
                    .doOnNext(stored -> count(stored.state().channel(), "received"))
                    .doOnError(ProblemException.class, refusal -> count(asked.channel(), "refused"))
                    .onErrorResume(AlreadyExists.class, taken -> store.find(id));
            return command.orDone(attempt, store.find(id));
        });
    }

    /** A channel that nobody knows has no counter of its own: callers would make as many as they like. */
    private void count(@Nullable String channel, String outcome) {
        String known = Stream.of(Channel.values())
                .map(Channel::name)
                .filter(name -> name.equals(channel))
                .findFirst()
                .orElse("UNKNOWN");
        meters.counter("fives.feedback.received", "channel", known, "outcome", outcome)
                .increment();
    }

    private Mono<Stored<Feedback>> create(String id, Feedback feedback, Command command) {
        String key = Objects.requireNonNullElse(feedback.customerId(), id);
        return store.create(id, key, feedback, List.of(received(id, feedback)), command.record(CREATED, 1));
    }

    Mono<Stored<Feedback>> find(String id) {
        return store.find(id);
    }

    /** By id, the greatest first; one more than the page holds, where there is one. */
    Mono<List<Stored<Feedback>>> page(@Nullable String customerId, PageRequest request) {
        Document filter = filter(customerId, request);
        Cursor cursor = request.cursor();
        if (cursor != null) {
            filter.append("_id", new Document("$lt", cursor.position().getFirst()));
        }
        return Flux.from(store.collection()
                        .find(filter)
                        .sort(new Document("_id", -1))
                        .limit(request.pageSize() + 1))
                .map(store::read)
                .collectList();
    }

    /** On all pages. */
    Mono<Long> count(@Nullable String customerId, PageRequest request) {
        return Mono.from(store.collection().countDocuments(filter(customerId, request)));
    }

    private static Document filter(@Nullable String customerId, PageRequest request) {
        Document filter = customerId == null ? new Document() : new Document(CUSTOMER, customerId);
        request.filter().forEach((field, wanted) -> filter.append("state." + field, wanted));
        return filter;
    }

    private static NewEvent received(String id, Feedback feedback) {
        FeedbackReceived data = new FeedbackReceived(
                id,
                feedback.customerId(),
                feedback.channel(),
                feedback.metric() == null ? null : feedback.metric().name(),
                feedback.score(),
                feedback.sentiment().name(),
                feedback.purchaseId(),
                feedback.at());
        return new NewEvent(EventTypes.FEEDBACK_RECEIVED, data);
    }
}
