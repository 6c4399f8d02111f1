package dev.fives.loyalty.member;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which customers are deleted or were; one document each, without events. */
public final class CustomerMarks {
    private static final String DELETED = "state.deleted";

    private final AggregateStore<CustomerMark> store;

    public CustomerMarks(AggregateStore<CustomerMark> store) {
        this.store = store;
    }

    /** The highest sequence counts, whatever comes first and however often. */
    public Mono<Void> hear(CustomerMark news) {
        Mono<Stored<CustomerMark>> change = store.change(
                news.customerId(),
                stored -> stored.state().sequence() >= news.sequence()
                        ? new Decision.Unchanged<>()
                        : new Decision.Changed<>(news, List.of()));
        return change.switchIfEmpty(
                        Mono.defer(() -> store.create(news.customerId(), news.customerId(), news, List.of(), null)))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .then();
    }

    public Mono<CustomerMark> of(String customerId) {
        return store.find(customerId).map(Stored::state).defaultIfEmpty(CustomerMark.nothingHeard(customerId));
    }

    /** For {@link #deleted}. */
    public static IndexSpec indexes() {
        return IndexSpec.on("customer_marks").plain(DELETED);
    }

    /** The customers that are deleted now, in no order. */
    public Flux<String> deleted() {
        return Flux.from(store.collection().find(new Document(DELETED, true)))
                .map(document -> store.read(document).state().customerId());
    }
}
