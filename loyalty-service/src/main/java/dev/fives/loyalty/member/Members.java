package dev.fives.loyalty.member;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.MemberEnrolled;
import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.state.StateReads;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everyone in the programme. Customers are enrolled by themselves, at whatever is heard of them first. */
public final class Members {
    private static final String ENROLLED_AT = "state.enrolledAt";

    private final AggregateStore<Member> store;
    private final AggregateQueries<Member> queries;
    private final Ids ids;
    private final String programId;

    public Members(AggregateStore<Member> store, Ids ids, String programId) {
        this.store = store;
        this.queries = new AggregateQueries<>(store);
        this.ids = ids;
        this.programId = programId;
    }

    /** Once, however often it is asked. */
    public Mono<Void> enrol(String customerId, Instant at) {
        return create(customerId, at).onErrorResume(AlreadyExists.class, already -> Mono.empty());
    }

    /** At the customer's own news; a purchase may have been heard of before, which makes them no repeat. */
    Mono<Void> welcome(String customerId, Instant at) {
        return create(customerId, at)
                .onErrorResume(
                        AlreadyExists.class,
                        already -> ofCustomer(customerId)
                                .filter(stored -> stored.state().enrolledAt().toEpochMilli() == at.toEpochMilli())
                                .flatMap(same -> Repeat.dropped()));
    }

    private Mono<Void> create(String customerId, Instant at) {
        Member member = new Member(memberId(customerId), customerId, programId, at);
        MemberEnrolled enrolled = new MemberEnrolled(customerId, member.memberId(), programId, at);
        List<NewEvent> events = List.of(new NewEvent(EventTypes.MEMBER_ENROLLED, enrolled, at));
        return store.create(member.memberId(), customerId, member, events, null).then();
    }

    /** Empty where nothing was heard of the customer. */
    public Mono<Stored<Member>> ofCustomer(String customerId) {
        return store.find(memberId(customerId));
    }

    /** Those that there are, in no order, for the state topic; one query. */
    public Mono<List<Stored<Member>>> ofCustomers(Collection<String> customerIds) {
        return StateReads.present(
                store, customerIds.stream().map(this::memberId).toList());
    }

    /** The next members in the order of their ids, for walks over all of them that can be read. */
    public Flux<Member> after(String memberId, int limit) {
        return queries.first(new Document("_id", new Document("$gt", memberId)), new Document("_id", 1), limit)
                .map(Stored::state);
    }

    /** For {@link #enrolledBefore}. */
    public static IndexSpec indexes() {
        return IndexSpec.on("members").plain(ENROLLED_AT);
    }

    public Mono<Long> enrolledBefore(Instant at) {
        return Mono.from(store.collection().countDocuments(new Document(ENROLLED_AT, new Document("$lt", at))));
    }

    private String memberId(String customerId) {
        return ids.derived("mem", programId, customerId);
    }
}
