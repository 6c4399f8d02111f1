package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as they happen, on a real broker. */
class StreamIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String EARNED = "crm.points.earned.v1";
    private static final String CREATED = "crm.customer.created.v1";
    private static final int EVENTS_BEYOND_MEMORY = 300;
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static EventSender sender;

    private final String customer = "cus_stream_" + CUSTOMERS.incrementAndGet();

    @BeforeAll
    static void open() {
        sender = new EventSender();
    }

    @AfterAll
    static void close() {
        sender.close();
    }

    @Test
    void GW_11_customersEventsComeAsTheyHappen() {
        try (StreamReader reader = reader("?customerId=" + customer, null)) {
            sender.send(EARNED, customer, 1);
            sender.send(EARNED, "cus_other", 1);
            sender.send(CREATED, customer, 1);

            Eventually.until(SOON, () -> reader.sequences().size() == 2);
            JsonNode event =
                    JsonMapper.shared().readTree(reader.events().getFirst().data());
            assertThat(event.path("specversion").asString()).isEqualTo("1.0");
            assertThat(event.path("type").asString()).isIn(EARNED, CREATED);
            assertThat(event.path("partitionkey").asString()).isEqualTo(customer);
            assertThat(event.at("/data/n").asInt()).isEqualTo(1);
        }
    }

    @Test
    void GW_11_whoComesBackMissesNothingAndSeesNothingTwice() {
        String path = "?customerId=" + customer + "&types=" + EARNED;
        String last;
        try (StreamReader first = reader(path, null)) {
            sender.send(EARNED, customer, 1);
            sender.send(EARNED, customer, 2);
            Eventually.until(SOON, () -> first.sequences().size() == 2);
            last = first.events().getFirst().id();
        }
        sender.send(EARNED, customer, 3);
        sender.send(CREATED, customer, 1);

        try (StreamReader second = reader(path, last)) {
            sender.send(EARNED, customer, 4);

            Eventually.until(SOON, () -> second.sequences().size() == 3);
            assertThat(second.sequences()).containsExactly(2L, 3L, 4L);
        }
    }

    /** More than is held in memory: the rest comes from the topics, in order. */
    @Test
    void GW_11_whoComesBackLateReadsTheTopics() {
        String path = "?customerId=" + customer;
        String last;
        try (StreamReader first = reader(path, null)) {
            last = first.all().getFirst().id();
        }
        for (int i = 1; i <= EVENTS_BEYOND_MEMORY; i++) {
            sender.send(EARNED, customer, i);
        }
        try (StreamReader witness = reader(path, null)) {
            sender.send(EARNED, customer, EVENTS_BEYOND_MEMORY + 1);
            Eventually.until(SOON, () -> witness.sequences().contains(EVENTS_BEYOND_MEMORY + 1L));
        }

        try (StreamReader second = reader(path, last)) {
            Eventually.until(SOON, () -> second.sequences().size() == EVENTS_BEYOND_MEMORY + 1);
            assertThat(second.sequences()).isSorted().doesNotHaveDuplicates();
        }
    }

    /** What was missed is gone from the topics: that is said, and what is left still comes. */
    @Test
    void GW_11_whoComesBackTooLateIsTold() throws Exception {
        String path = "?customerId=" + customer;
        String last;
        try (StreamReader first = reader(path, null)) {
            last = first.all().getFirst().id();
        }
        for (int i = 1; i <= EVENTS_BEYOND_MEMORY; i++) {
            sender.send(EARNED, customer, i);
        }
        EventSender.forget(EARNED);
        sender.send(EARNED, customer, EVENTS_BEYOND_MEMORY + 1);

        try (StreamReader second = reader(path, last)) {
            Eventually.until(SOON, () -> second.sequences().contains(EVENTS_BEYOND_MEMORY + 1L));
            assertThat(second.events().getFirst().event()).isEqualTo("gap");
            assertThat(second.sequences()).hasSize(1);
        }
    }

    /** Neither its seat nor its connection may be kept by who takes nothing and does not go away. */
    @Test
    void clientThatTakesNothing_losesItsConnection() throws Exception {
        Eventually.until(SOON, () -> openStreams() == 0);
        try (SilentClient silent = SilentClient.open("/api/v1/stream?customerId=" + customer)) {
            Eventually.until(SOON, () -> openStreams() == 1);
            for (int i = 1; i <= EVENTS_BEYOND_MEMORY; i++) {
                sender.send(EARNED, customer, i, "x".repeat(32 * 1024));
            }

            Eventually.until(SOON, () -> openStreams() == 0);
            assertThat(silent.bytesUntilTheEnd())
                    .as("bytes of some 10 MB")
                    .isLessThan(EVENTS_BEYOND_MEMORY * 32 * 1024L);
        }
    }

    private static double openStreams() {
        return GatewayFixture.bean(MeterRegistry.class)
                .get("fives.gateway.streams")
                .gauge()
                .value();
    }

    @Test
    void stream_endsWithItsToken() {
        Instant end = RealClock.system().instant().plusSeconds(8);
        String token =
                GatewayFixture.TOKENS.token("usr_short", claims -> claims.expirationTime(Date.from(end)), "admin");

        try (StreamReader reader = StreamReader.open(GatewayFixture.with(token), "?customerId=" + customer, null)) {
            assertThat(reader.stream().isDisposed()).isFalse();
            Eventually.until(SOON, () -> reader.stream().isDisposed());
            assertThat(RealClock.system().instant()).isAfterOrEqualTo(end.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** A gateway that stops waits 20 s for running requests; streams must not be among them. */
    @Test
    void gatewayThatStops_endsItsStreamsFirst() {
        ConfigurableApplicationContext gateway = GatewayFixture.start();
        try (StreamReader reader =
                StreamReader.open(GatewayFixture.at(gateway, "admin"), "?customerId=" + customer, null)) {
            long start = System.nanoTime();
            gateway.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            Eventually.until(SOON, () -> reader.stream().isDisposed());
            assertThat(reader.failed()).as("broken off").isFalse();
        }
    }

    /** The cursor moves on without events, so that coming back does not read what was never wanted. */
    @Test
    void silence_isBrokenByHeartbeats() {
        try (StreamReader reader = reader("?customerId=" + customer, null)) {
            assertThat(reader.all().getFirst().retry()).isEqualTo(Duration.ofSeconds(2));
            Eventually.until(SOON, () -> reader.all().stream().anyMatch(message -> "beat".equals(message.comment())));
        }
    }

    @Test
    void caller_hasSoManyStreams() {
        List<StreamReader> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(readerOf("usr_streams", "?customerId=" + customer, null));
        }

        GatewayFixture.caller("usr_streams", "admin")
                .get()
                .uri("/api/v1/stream")
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .exists("Retry-After");
        readers.forEach(StreamReader::close);
        Eventually.until(SOON, () -> {
            try (StreamReader again = readerOf("usr_streams", "?customerId=" + customer, null)) {
                return !again.all().isEmpty();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'?types=crm.points.burnt.v1', '', 400",
        "'?types=%20', '', 400",
        "'?types=commerce.order.completed.v1', '', 400",
        "'?customerId=cus%20or%201', '', 400",
        "'?customerId=cus_1', made-up, 400",
    })
    void streamThatCannotBe_isAProblem(String query, String lastEventId, int status) {
        GatewayFixture.as("admin")
                .get()
                .uri(java.net.URI.create("http://127.0.0.1:" + GatewayFixture.port() + "/api/v1/stream" + query))
                .header("Last-Event-ID", lastEventId)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void stream_needsAToken() {
        GatewayFixture.anonymous()
                .get()
                .uri("/api/v1/stream")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static StreamReader reader(String query, @Nullable String lastEventId) {
        return readerOf("usr_1", query, lastEventId);
    }

    private static StreamReader readerOf(String subject, String query, @Nullable String lastEventId) {
        return StreamReader.open(GatewayFixture.caller(subject, "admin"), query, lastEventId);
    }
}
