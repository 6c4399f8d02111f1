package dev.fives.loyalty;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.Topic;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.customer.CustomerDeleted;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.contracts.segment.FrequencyBandChanged;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.api.ApiContract;
import dev.fives.kit.test.api.Exchanged;
import dev.fives.kit.test.mail.MailStage;
import dev.fives.kit.test.stack.DeafTime;
import dev.fives.kit.test.stack.DroppedRepeats;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.LedgerCheck;
import dev.fives.loyalty.care.model.CareTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as it runs, with a database and topics of its own, and what it hears from the other services. Each answer is
 * held against docs/api/openapi/loyalty-service.yaml.
 */
final class RunningLoyalty implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(60);
    static final Instant ORDERED_AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final ApiContract CONTRACT = ApiContract.of("loyalty-service");
    private static final TestTokens TOKENS = TestTokens.create();
    static final MailStage MAILS = MailStage.start();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SIDE_BY_SIDE = 64;
    private static final List<String> HEARD = List.of(
            "crm.customer.v1",
            "crm.purchase.v1",
            "crm.ticket.v1",
            "crm.segment.v1",
            "crm.feedback.v1",
            "crm.usage.v1",
            "crm.message.v1",
            "crm.loyalty.v1");
    private static final List<String> WITH_OUTBOX = List.of(
            "members",
            "remedies",
            "redemptions",
            "coupons",
            "referrals",
            "score_reactions",
            "care_tasks",
            "earning_rules",
            "offer_grants",
            "messages",
            "tier_standings");

    final Queue<String> commands = new ConcurrentLinkedQueue<>();
    final MutableClock clock = new MutableClock(ORDERED_AT);
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final Admin admin;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** @param settings database and topics; the same again are the same service after a restart */
    RunningLoyalty(List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of("server.port=0", "management.server.port=0"));
        arguments.addAll(settings);
        arguments.addAll(TOKENS.settings());
        arguments.addAll(MAILS.settings());
        arguments.add("fives.loyalty.care.overdue-interval=200ms");
        // a test that needs the running check asks for it; its reads would be counted as another's
        arguments.add("fives.loyalty.self-check.interval=1h");
        arguments.add("fives.loyalty.reward.self-check.interval=1h");
        // one clerk asks for all tests of a business day
        arguments.add("fives.loyalty.adjustment.alone-max-per-day=10000000");
        arguments.add("fives.loyalty.report.liability-interval=1h");
        var application = FivesApplication.prepare(LoyaltyApplication.class, "loyalty-service");
        application.addInitializers(starting -> {
            GenericApplicationContext beans = (GenericApplicationContext) starting;
            beans.registerBean("businessClock", BusinessClock.class, () -> clock);
            beans.registerBean(
                    "recorder",
                    MongoClientSettingsBuilderCustomizer.class,
                    () -> client -> client.addCommandListener(new Recorder()));
        });
        context = application.run(
                arguments.stream().map(setting -> "--" + setting).toArray(String[]::new));
        admin = Admin.create(Map.of("bootstrap.servers", property("spring.kafka.bootstrap-servers")));
    }

    static PurchaseChanged purchase(String purchaseId, String customerId, long version, String net) {
        return new PurchaseChanged(
                purchaseId,
                customerId,
                version,
                "COMPLETED",
                false,
                "api",
                "shop-1001",
                "WEB",
                null,
                List.of(new PurchaseChanged.Line("TEA-1", "tea", null, 3, "89.50")),
                null,
                new Money("268.50", "CNY"),
                new Money(net, "CNY"),
                ORDERED_AT,
                version == 1 ? null : new PurchaseChanged.Refund("r-" + version, new Money("1.00", "CNY"), List.of()));
    }

    /** What the running check shows after its next few accounts. */
    double ledgerViolationsAfterATick() {
        context.getBean(LedgerCheck.class).look().block(DEADLINE);
        return meters().get("crm.invariant.violations")
                .tag("name", "ledger")
                .gauge()
                .value();
    }

    /** Events of a topic that were dropped as repeats. */
    long duplicates(Topic topic) {
        return DroppedRepeats.of(context, topic);
    }

    private MeterRegistry meters() {
        return context.getBean(MeterRegistry.class);
    }

    /** Behind the service's back. */
    void overwriteBalanceAfter(String entryId, long balance) {
        var entries = context.getBean(MongoDatabase.class).getCollection("ledger");
        var changed = Mono.from(entries.updateOne(
                        new Document("_id", entryId), new Document("$set", new Document("balanceAfter", balance))))
                .block(DEADLINE);
        if (changed == null || changed.getModifiedCount() != 1) {
            throw new AssertionError("entry: " + entryId + " (expected: in the store)");
        }
    }

    /** As customer-service publishes a version of a purchase. */
    void hears(PurchaseChanged purchase) {
        hearsAll(List.of(purchase));
    }

    /** Many side by side. */
    void hearsAll(List<PurchaseChanged> purchases) {
        Flux.fromIterable(purchases).flatMap(this::publish, SIDE_BY_SIDE).then().block(DEADLINE);
    }

    private Mono<Void> publish(PurchaseChanged purchase) {
        EventType type = purchase.version() == 1 ? EventTypes.PURCHASE_RECORDED : EventTypes.PURCHASE_REFUNDED;
        NewEvent event = new NewEvent(type, purchase, ORDERED_AT.plusSeconds(purchase.version() - 1));
        return sent(event, "purchase", purchase.purchaseId(), purchase.version(), purchase.customerId(), "test");
    }

    /** As customer-service publishes a version of a purchase at an instant. */
    void hears(PurchaseChanged purchase, Instant at) {
        EventType type = purchase.version() == 1 ? EventTypes.PURCHASE_RECORDED : EventTypes.PURCHASE_REFUNDED;
        publish(
                new NewEvent(type, purchase, at),
                "purchase",
                purchase.purchaseId(),
                purchase.version(),
                purchase.customerId(),
                "test");
    }

    static PurchaseChanged purchase(String purchaseId, String customerId, long version, String net, Instant orderedAt) {
        PurchaseChanged sample = purchase(purchaseId, customerId, version, net);
        return new PurchaseChanged(
                purchaseId,
                customerId,
                version,
                sample.status(),
                false,
                sample.system(),
                sample.externalRef(),
                sample.channel(),
                sample.storeId(),
                sample.lines(),
                sample.linesOmitted(),
                sample.total(),
                sample.net(),
                orderedAt,
                sample.refund());
    }

    void hearsOfNewCustomer(String customerId) {
        CustomerChanged created = new CustomerChanged(customerId, 1, false, List.of(), null, attributes());
        NewEvent event = new NewEvent(EventTypes.CUSTOMER_CREATED, created, ORDERED_AT);
        publish(event, "customer", customerId, 1, customerId, "test");
    }

    /** As customer-service publishes that it deleted a customer. */
    void hearsOfDeletion(String customerId, long sequence) {
        Instant now = clock.instant();
        CustomerDeleted deleted = new CustomerDeleted(
                customerId, sequence, false, null, now.plus(Duration.ofDays(30)), attributes(), now);
        NewEvent event = new NewEvent(EventTypes.CUSTOMER_DELETED, deleted, now);
        publish(event, "customer", customerId, sequence, customerId, "test");
    }

    /** As customer-service publishes that it restored a customer. */
    void hearsOfRestoring(String customerId, long sequence) {
        CustomerChanged restored = new CustomerChanged(customerId, sequence, false, List.of(), null, attributes());
        NewEvent event = new NewEvent(EventTypes.CUSTOMER_RESTORED, restored, clock.instant());
        publish(event, "customer", customerId, sequence, customerId, "test");
    }

    /** As customer-service publishes a consent. */
    void hears(ConsentChanged consent, long sequence) {
        NewEvent event = new NewEvent(EventTypes.CONSENT_CHANGED, consent, consent.at());
        publish(event, "consent", consent.customerId(), sequence, consent.customerId(), "test");
    }

    /** As segmentation-service publishes that a customer entered or left a segment. */
    void hearsOfSegment(EventType type, String segmentId, String customerId, long sequence) {
        var cause = new SegmentMembershipChanged.Cause("purchases.count", null, null);
        var news = new SegmentMembershipChanged(segmentId, 1, segmentId, customerId, cause);
        publish(new NewEvent(type, news, clock.instant()), "profile", customerId, sequence, customerId, "test");
    }

    /** As segmentation-service publishes that a customer's frequency band is another one. */
    void hearsOfBand(@Nullable String from, String to, String customerId, long sequence) {
        hears(
                EventTypes.FREQUENCY_BAND_CHANGED,
                new FrequencyBandChanged(customerId, from, to, 1, 90),
                "profile",
                customerId,
                sequence,
                customerId);
    }

    /** As the owner of the aggregate publishes an event of a customer. */
    void hears(EventType type, Object data, String aggregate, String id, long sequence, String customerId) {
        publish(new NewEvent(type, data, clock.instant()), aggregate, id, sequence, customerId, "test");
    }

    /** As ticket-service publishes an event of a ticket. */
    void hears(EventType type, TicketSnapshot ticket, Object data, long sequence, String correlationId) {
        String key = Objects.requireNonNullElse(ticket.customerId(), ticket.ticketId());
        NewEvent event = new NewEvent(type, data, clock.instant());
        publish(event, "ticket", ticket.ticketId(), sequence, key, correlationId);
    }

    private static CustomerAttributes attributes() {
        return JSON.readValue("{\"kind\":\"PERSON\",\"lifecycleStage\":\"NEW\"}", CustomerAttributes.class);
    }

    private void publish(NewEvent event, String aggregate, String id, long sequence, String key, String correlationId) {
        sent(event, aggregate, id, sequence, key, correlationId).block(DEADLINE);
    }

    private Mono<Void> sent(
            NewEvent event, String aggregate, String id, long sequence, String key, String correlationId) {
        PendingEvent pending = context.getBean(PendingEvents.class)
                .of(RequestContext.internal(correlationId), aggregate, id, sequence, event);
        return context.getBean(EventPublisher.class).send(pending, key);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "admin");
    }

    /** As one who has just written what the token names. */
    HttpResponse<String> getAfter(String token, String path) {
        return send(path, request(path, "admin").header("Consistency-Token", token), null);
    }

    HttpResponse<String> send(String method, String path, String role) {
        return send(path, request(path, role).method(method, BodyPublishers.noBody()), null);
    }

    /** As one who wants a representation. */
    HttpResponse<String> getAs(String mediaType, String path) {
        return send(path, request(path, "admin").header("Accept", mediaType), null);
    }

    HttpResponse<String> getWith(String path, String... headers) {
        return send(path, request(path, "admin").headers(headers), null);
    }

    /** The body may use single quotes. */
    HttpResponse<String> post(String path, String body, String... headers) {
        return postAs("admin", path, body, headers);
    }

    HttpResponse<String> postAs(String role, String path, String body, String... headers) {
        String json = body.replace('\'', '"');
        HttpRequest.Builder request =
                request(path, role).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(path, request, json);
    }

    /** The body may use single quotes. */
    HttpResponse<String> put(String path, String body, String... headers) {
        String json = body.replace('\'', '"');
        HttpRequest.Builder request = request(path, "admin")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(path, request, json);
    }

    HttpResponse<String> delete(String path, String etag) {
        return send(path, request(path, "admin").header("If-Match", etag).DELETE(), null);
    }

    /** Behind the service's back. */
    void overwrite(String collection, String id, Document fields) {
        var changed = Mono.from(context.getBean(MongoDatabase.class)
                        .getCollection(collection)
                        .updateOne(new Document("_id", id), new Document("$set", fields)))
                .block(DEADLINE);
        if (changed == null || changed.getModifiedCount() != 1) {
            throw new AssertionError(id + " (expected: in the store)");
        }
    }

    /** As another agent than the clerk of the other calls. The body may use single quotes. */
    HttpResponse<String> postBy(String person, String path, String body, String... headers) {
        String json = body.replace('\'', '"');
        HttpRequest.Builder request = request(path, "admin")
                .setHeader("Authorization", "Bearer " + TOKENS.token(person, "agent"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(path, request, json);
    }

    /** Operations of the document that no test has called so far. */
    static Set<String> neverCalled() {
        return CONTRACT.unseen();
    }

    private HttpRequest.Builder request(String path, String role) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + property("local.server.port") + path))
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(role, it -> TOKENS.token("clerk", it)));
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder builder, String body) {
        try {
            HttpRequest request = builder.build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            CONTRACT.check(Exchanged.at("loyalty", request.method(), path, body, answer));
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void deaf(Runnable meanwhile) {
        DeafTime.of(context, meanwhile);
    }

    JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    JsonNode ledger(String customerId) {
        return json("/members/" + customerId + "/ledger?pageSize=200").path("items");
    }

    /** What the operators' proof says of the customer's account. */
    JsonNode proof(String customerId) {
        return JSON.readTree(
                send("GET", "/ops/verify?account=" + customerId, "ops").body());
    }

    /** Null where there is no such member. */
    Long balance(String customerId) {
        HttpResponse<String> answer = get("/members/" + customerId);
        return answer.statusCode() == 200
                ? (Long) JSON.readTree(answer.body()).at("/points/active").asLong()
                : null;
    }

    TopicReader topic(String name) {
        return new TopicReader(property("spring.kafka.bootstrap-servers"), property("fives.topic-prefix") + name);
    }

    /** What it said so far, of everyone, checked against the contract. */
    List<SeenEvent> said() {
        awaitIdle();
        try (TopicReader reader = topic("crm.loyalty.v1")) {
            return reader.eventsUpToNow();
        }
    }

    List<SeenEvent> said(String customerId) {
        return said().stream().filter(event -> event.key().equals(customerId)).toList();
    }

    /** Everything it was told is handled, by itself too, and everything it has to say is on the topic. */
    void awaitIdle() {
        Eventually.until("idle", DEADLINE, () -> hasHandledAll() && hasSaidAll() && hasHandledAll() && hasSaidAll());
    }

    private boolean hasHandledAll() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> handled = admin.listConsumerGroupOffsets(
                        property("fives.tenant") + ".loyalty")
                .partitionsToOffsetAndMetadata()
                .get();
        return ends().entrySet().stream()
                .allMatch(end -> end.getValue() == 0
                        || (handled.get(end.getKey()) != null
                                && handled.get(end.getKey()).offset() >= end.getValue()));
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        List<String> topics = HEARD.stream()
                .map(name -> property("fives.topic-prefix") + name)
                .toList();
        Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private boolean hasSaidAll() {
        Document unsent = new Document("out.at", new Document("$gt", Instant.EPOCH));
        return count("ledger", new Document("published", false)) == 0
                && WITH_OUTBOX.stream().allMatch(collection -> count(collection, unsent) == 0);
    }

    long count(String collection, Document filter) {
        MongoDatabase database = context.getBean(MongoDatabase.class);
        return Objects.requireNonNull(
                Mono.from(database.getCollection(collection).countDocuments(filter))
                        .block(DEADLINE));
    }

    AggregateStore<CareTask> careTasks() {
        return context.<AggregateStore<CareTask>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, CareTask.class))
                .getObject();
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    static TestTokens tokens() {
        return TOKENS;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    @Override
    public void close() {
        admin.close();
        context.close();
    }

    private final class Recorder implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            commands.add(event.getCommand().toJson());
        }
    }
}
