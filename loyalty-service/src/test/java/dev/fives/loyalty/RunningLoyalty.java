package dev.fives.loyalty;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.test.topic.TopicReader;
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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, with a database and topics of its own, and what it hears from customer-service. */
final class RunningLoyalty implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(30);
    static final Instant ORDERED_AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final TestTokens TOKENS = TestTokens.create();
    private static final JsonMapper JSON = new JsonMapper();

    final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    /** @param settings database and topics; the same again are the same service after a restart */
    RunningLoyalty(List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of("server.port=0", "management.server.port=0"));
        arguments.addAll(settings);
        arguments.addAll(TOKENS.settings());
        var application = FivesApplication.prepare(LoyaltyApplication.class, "loyalty-service");
        application.addInitializers(starting -> ((GenericApplicationContext) starting)
                .registerBean(
                        "recorder",
                        MongoClientSettingsBuilderCustomizer.class,
                        () -> client -> client.addCommandListener(new Recorder())));
        context = application.run(
                arguments.stream().map(setting -> "--" + setting).toArray(String[]::new));
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

    /** As customer-service publishes a version of a purchase. */
    void hears(PurchaseChanged purchase) {
        EventType type = purchase.version() == 1 ? EventTypes.PURCHASE_RECORDED : EventTypes.PURCHASE_REFUNDED;
        publish(type, "purchase", purchase.purchaseId(), purchase.version(), purchase.customerId(), purchase);
    }

    void hearsOfNewCustomer(String customerId) {
        CustomerChanged created = new CustomerChanged(customerId, 1, false, List.of(), null, attributes());
        publish(EventTypes.CUSTOMER_CREATED, "customer", customerId, 1, customerId, created);
    }

    private static CustomerAttributes attributes() {
        return JSON.readValue("{\"kind\":\"PERSON\",\"lifecycleStage\":\"NEW\"}", CustomerAttributes.class);
    }

    private void publish(EventType type, String aggregate, String id, long sequence, String customerId, Object data) {
        PendingEvent event = context.getBean(PendingEvents.class)
                .of(RequestContext.internal("test"), aggregate, id, sequence, new NewEvent(type, data, ORDERED_AT));
        context.getBean(EventPublisher.class).send(event, customerId).block(DEADLINE);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "admin");
    }

    HttpResponse<String> send(String method, String path, String role) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + property("local.server.port") + path))
                .header("Authorization", "Bearer " + TOKENS.token("clerk", role))
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    JsonNode ledger(String customerId) {
        return json("/members/" + customerId + "/ledger?pageSize=200").path("items");
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

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    @Override
    public void close() {
        context.close();
    }

    private final class Recorder implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            commands.add(event.getCommand().toJson());
        }
    }
}
