package dev.fives.ticket;

import dev.fives.contracts.EventType;
import dev.fives.contracts.Topic;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.api.ApiContract;
import dev.fives.kit.test.api.Exchanged;
import dev.fives.kit.test.mail.MailStage;
import dev.fives.kit.test.stack.DroppedRepeats;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.stack.TestApplication;
import dev.fives.kit.test.stack.TestHttp;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service as it runs, once a JVM, with small limits and a clock that the tests move; and what it hears of the other
 * services, three times each. Each answer is held against docs/api/openapi/ticket-service.yaml.
 */
final class RunningService {
    static final Duration DEADLINE = Duration.ofSeconds(60);
    static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-03-01T10:00:00Z"));

    /** Small, so that tests reach them. */
    static final int MESSAGES_MAX = 5;

    static final int HISTORY_MAX = 20;

    static final MailStage MAILS = MailStage.start();

    private static final int DELIVERIES = 3;
    private static final ApiContract CONTRACT = ApiContract.of("ticket-service");
    private static final String OPERATOR = "operator";
    private static final TestTokens TOKENS = TestTokens.create();
    private static final Map<String, String> BEARERS = new ConcurrentHashMap<>();
    private static final ConfigurableApplicationContext CONTEXT =
            new TestApplication(TicketApplication.class, TicketApplication.NAME, CLOCK).start(TOKENS, settings());
    private static final TestHttp HTTP = new TestHttp(CONTEXT);

    private RunningService() {}

    private static String[] settings() {
        return Stream.concat(
                        MAILS.settings().stream(),
                        Stream.of(
                                "fives.ticket.limits.messages=" + MESSAGES_MAX,
                                "fives.ticket.limits.history=" + HISTORY_MAX))
                .toArray(String[]::new);
    }

    static ConfigurableApplicationContext context() {
        return CONTEXT;
    }

    static TestTokens tokens() {
        return TOKENS;
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

    /** Without a caller there is no token. */
    static Answer send(String caller, String method, String path, String body, String... headers) {
        String[] all = caller.isEmpty()
                ? headers
                : Stream.concat(Stream.of(headers), Stream.of("Authorization", "Bearer " + bearer(caller)))
                        .toArray(String[]::new);
        Answer answer = HTTP.send(method, path, body, all);
        String json = body == null ? null : body.replace('\'', '"');
        CONTRACT.check(Exchanged.at("ticket", method, path, json, answer.response()));
        return answer;
    }

    static Answer operate(String method, String path, String body) {
        return send(OPERATOR, method, path, body);
    }

    /** Operations of the document that no test has called so far. */
    static Set<String> neverCalled() {
        return CONTRACT.unseen();
    }

    private static String bearer(String caller) {
        return BEARERS.computeIfAbsent(caller, name -> TOKENS.token(name, role(name)));
    }

    private static String role(String caller) {
        return switch (caller) {
            case OPERATOR -> "ops";
            case "analyst" -> "analyst";
            default -> "admin";
        };
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

    /** Events of a topic that were dropped as repeats. */
    static long duplicates(Topic topic) {
        return DroppedRepeats.of(CONTEXT, topic);
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
}
