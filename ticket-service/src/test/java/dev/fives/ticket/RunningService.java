package dev.fives.ticket;

import dev.fives.contracts.EventType;
import dev.fives.contracts.Topic;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import dev.fives.kit.time.BusinessClock;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as it runs, once a JVM, with small limits, with an own database, own topics and a clock that the tests move; and what it
 * hears of the other services, three times each.
 */
final class RunningService {
    static final Duration DEADLINE = Duration.ofSeconds(30);
    static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-03-01T10:00:00Z"));

    /** Small, so that tests reach them. */
    static final int MESSAGES_MAX = 5;

    static final int HISTORY_MAX = 20;

    private static final int DELIVERIES = 3;
    private static final TestTokens TOKENS = TestTokens.create();
    private static final Map<String, String> BEARERS = new ConcurrentHashMap<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningService() {}

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String id() {
            return body.get("id").asString();
        }

        String text(String pointer) {
            return body.at(pointer).asString();
        }

        List<String> texts(String field) {
            return body.path(field).valueStream().map(JsonNode::asString).toList();
        }

        String etag() {
            return response.headers().firstValue("ETag").orElse("");
        }
    }

    static Answer get(String path) {
        return send("clerk", "GET", path, null);
    }

    static Answer post(String path, String body, String... headers) {
        return send("clerk", "POST", path, body, headers);
    }

    static Answer put(String path, String etag, String body) {
        return send("clerk", "PUT", path, body, "If-Match", etag);
    }

    static Answer patch(String path, String etag, String body) {
        return send("clerk", "PATCH", path, body, "If-Match", etag);
    }

    /** The body may use single quotes; without a caller there is no token. */
    static Answer send(String caller, String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + property("local.server.port") + path))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (!caller.isEmpty()) {
            request.header(
                    "Authorization", "Bearer " + BEARERS.computeIfAbsent(caller, name -> TOKENS.token(name, "admin")));
        }
        if (body != null) {
            request.header(
                    "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            var text = response.body().isEmpty() ? "{}" : response.body();
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(text), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As another service publishes it, three times. */
    static void hears(EventType type, String aggregateId, long sequence, String key, Object data) {
        PendingEvent event = CONTEXT.getBean(PendingEvents.class)
                .of(
                        RequestContext.internal("test"),
                        type.aggregateType(),
                        aggregateId,
                        sequence,
                        new NewEvent(type, data, CLOCK.instant()));
        for (int i = 0; i < DELIVERIES; i++) {
            CONTEXT.getBean(EventPublisher.class).send(event, key).block(DEADLINE);
        }
    }

    /** The events of one ticket so far, as soon as there are so many, each checked against its schema. */
    static List<SeenEvent> events(String ticketId, int atLeast) {
        try (TopicReader reader = new TopicReader(
                property("spring.kafka.bootstrap-servers"),
                property("fives.topic-prefix") + Topic.TICKET.topicName())) {
            return reader.events(DEADLINE, all -> of(ticketId, all).size() >= atLeast).stream()
                    .filter(event -> event.header("ce_subject").equals(ticketId))
                    .toList();
        }
    }

    private static List<SeenEvent> of(String ticketId, List<SeenEvent> all) {
        return all.stream()
                .filter(event -> event.header("ce_subject").equals(ticketId))
                .toList();
    }

    /** Short names, in order: {@code ticket.created}. */
    static List<String> eventNames(String ticketId, int atLeast) {
        return events(ticketId, atLeast).stream()
                .map(event -> event.type().replaceAll("^crm\\.|\\.v1$", ""))
                .toList();
    }

    private static String property(String name) {
        return CONTEXT.getEnvironment().getRequiredProperty(name);
    }

    private static ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "fives.ticket.limits.messages=" + MESSAGES_MAX,
                "fives.ticket.limits.history=" + HISTORY_MAX));
        arguments.addAll(LocalBackends.settings());
        arguments.addAll(TOKENS.settings());
        var application = FivesApplication.prepare(TicketApplication.class, TicketApplication.NAME);
        application.addInitializers(context ->
                ((GenericApplicationContext) context).registerBean("businessClock", BusinessClock.class, () -> CLOCK));
        return application.run(arguments.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }
}
