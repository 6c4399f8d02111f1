package dev.fives.feedback.outreach.mongo;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.feedback.outreach.app.Asks;
import dev.fives.feedback.outreach.model.Ask;
import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.ReadableDocuments;
import dev.fives.kit.events.store.UnorderedInsert;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code asks}: one document a planned question; {@code refunds}: one a refunded purchase. None is ever deleted. */
public final class MongoAsks implements Asks {
    private static final String ASKS = "asks";
    private static final String REFUNDS = "refunds";
    private static final String STATUS = "status";
    private static final String WAITING = "WAITING";
    private static final String CUSTOMER = "customerId";
    private static final String DUE = "dueAt";

    private final MongoCollection<Document> asks;
    private final MongoCollection<Document> refunds;
    private final ReadableDocuments<Ask> readable;

    public MongoAsks(MongoDatabase database, MeterRegistry meters) {
        readable = new ReadableDocuments<>(ASKS, MongoAsks::read, meters);
        asks = database.getCollection(ASKS);
        refunds = database.getCollection(REFUNDS);
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(ASKS).plain(STATUS, DUE);
    }

    @Override
    public Mono<Void> plan(List<Ask> planned) {
        return planned.isEmpty()
                ? Mono.empty()
                : UnorderedInsert.into(
                                asks, planned.stream().map(MongoAsks::write).toList())
                        .flatMap(isNew -> isNew.contains(true) ? Mono.empty() : Repeat.dropped());
    }

    @Override
    public Mono<Void> refunded(String purchaseId, Instant at) {
        return Mono.from(refunds.updateOne(
                        new Document("_id", purchaseId),
                        new Document("$min", new Document("at", at)),
                        new UpdateOptions().upsert(true)))
                .then();
    }

    @Override
    public Mono<Instant> refundOf(String purchaseId) {
        return Mono.from(refunds.find(new Document("_id", purchaseId)).first())
                .map(refund -> refund.getDate("at").toInstant());
    }

    @Override
    public Flux<Ask> due(Instant until, int limit) {
        return readable.first(limit, others -> {
            Document isDue = waiting().append(DUE, new Document("$lte", until));
            isDue.putAll(others);
            return asks.find(isDue).sort(new Document(DUE, 1)).limit(limit);
        });
    }

    @Override
    public Mono<Set<String>> waiting(Collection<String> askIds) {
        Document known = new Document("_id", new Document("$in", List.copyOf(askIds))).append(STATUS, WAITING);
        return Flux.from(asks.find(known).projection(new Document("_id", 1)))
                .map(ask -> ask.getString("_id"))
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<Boolean> settle(String askId, String outcome) {
        return Mono.from(asks.updateOne(
                        new Document("_id", askId).append(STATUS, WAITING),
                        new Document("$set", new Document(STATUS, outcome))))
                .map(result -> result.getModifiedCount() > 0);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return Mono.from(asks.find(waiting().append(DUE, new Document("$gt", Instant.EPOCH)))
                        .projection(new Document(DUE, 1))
                        .sort(new Document(DUE, 1))
                        .first())
                .map(ask -> ask.getDate(DUE).toInstant());
    }

    private static Document waiting() {
        return new Document(STATUS, WAITING);
    }

    private static Document write(Ask ask) {
        return new Document("_id", ask.id())
                .append(CUSTOMER, ask.customerId())
                .append("planId", ask.planId())
                .append("surveyId", ask.surveyId())
                .append("trigger", ask.trigger())
                .append("purchaseId", ask.purchaseId())
                .append("channel", ask.channel())
                .append("fatigueDays", ask.fatigueDays())
                .append("validSeconds", ask.validSeconds())
                .append(DUE, ask.dueAt())
                .append("correlationId", ask.correlationId())
                .append("causationId", ask.causationId())
                .append(STATUS, WAITING);
    }

    private static Ask read(Document ask) {
        return new Ask(
                ask.getString("_id"),
                text(ask, CUSTOMER),
                text(ask, "planId"),
                text(ask, "surveyId"),
                text(ask, "trigger"),
                text(ask, "purchaseId"),
                text(ask, "channel"),
                ask.getInteger("fatigueDays"),
                ask.getLong("validSeconds"),
                ask.getDate(DUE).toInstant(),
                ask.getString("correlationId"),
                ask.getString("causationId"));
    }

    private static String text(Document ask, String field) {
        return Objects.requireNonNull(ask.getString(field), field);
    }
}
