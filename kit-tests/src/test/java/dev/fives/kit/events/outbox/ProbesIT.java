package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.test.faults.FaultProxy;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.local.broker.BrokerUsers;
import dev.fives.local.broker.LocalBroker;
import dev.fives.local.broker.LocalBrokerConfig;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

/** What the probes and meters of a service say while its store and while its broker hangs or is away. */
@ExtendWith(LocalBackends.class)
class ProbesIT {
    private static final TestTokens TOKENS = TestTokens.create();
    /** G36. */
    private static final Duration SEEN = Duration.ofSeconds(60);

    private static final Duration WARM = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final String OLDEST_AGE = "fives_outbox_oldest_age_seconds{";
    private static final double MAX_LOOKS_A_SECOND = 500;
    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String READINESS = "/actuator/health/readiness";
    private static final String EVENTS = "/actuator/health/events";

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        AggregateStore<Note> notes(AggregateStores stores) {
            return stores.of(Note.SPEC);
        }

        @Bean
        Subscription segments() {
            return new Subscription(
                    "probes", Topic.SEGMENT, Map.of(EventTypes.SEGMENT_PUBLISHED, event -> Mono.empty()), false);
        }
    }

    @Test
    void OPS_02_hangingOrAbsentStoreTakesReadinessAndNothingElse(@TempDir Path data) {
        LocalStore first = LocalStore.open(new LocalStoreConfig(data, 0, false));
        int port = first.port();
        try (var link = new FaultProxy(port);
                var probes = start(
                        "spring.mongodb.uri=mongodb://127.0.0.1:" + link.port(),
                        "spring.kafka.bootstrap-servers=" + LocalBackends.bootstrapServers())) {
            probes.awaitAllUp();

            link.freeze();
            Eventually.until("readiness DOWN, frozen", SEEN, () -> probes.status(READINESS) == 503);
            link.pass();
            Eventually.until("readiness UP, frozen no more", SEEN, () -> probes.status(READINESS) == 200);

            first.close();
            Eventually.until("readiness DOWN", SEEN, () -> probes.status(READINESS) == 503);
            assertThat(probes.status(LIVENESS)).isEqualTo(200);

            try (var _ = LocalStore.open(new LocalStoreConfig(data, port, false))) {
                Eventually.until("readiness UP", SEEN, () -> probes.status(READINESS) == 200);
                assertThat(probes.livenessFaults())
                        .as("liveness is UP all the time")
                        .isEmpty();
            }
        }
    }

    @Test
    void OPS_02_OPS_04_hangingOrAbsentBrokerTakesTheGroupEventsAndFillsTheOutbox(@TempDir Path data) throws Exception {
        AtomicInteger port = new AtomicInteger();
        try (var link = new FaultProxy(port::get)) {
            LocalBroker first = LocalBroker.start(new LocalBrokerConfig(data, 0, link.port(), BrokerUsers.NONE));
            port.set(first.port());
            probe(
                    link,
                    first,
                    () -> LocalBroker.start(new LocalBrokerConfig(data, port.get(), link.port(), BrokerUsers.NONE)));
        }
    }

    private static void probe(FaultProxy link, LocalBroker first, Callable<LocalBroker> second) throws Exception {
        try (var probes = start(
                "spring.mongodb.uri=" + LocalBackends.storeUri(),
                "spring.kafka.bootstrap-servers=127.0.0.1:" + link.port(),
                "fives.outbox.gauge-interval=1s")) {
            probes.awaitAllUp();
            link.freeze();
            Eventually.until("events DOWN, frozen", SEEN, () -> probes.status(EVENTS) == 503);
            assertThat(probes.status(READINESS)).isEqualTo(200);
            link.pass();
            Eventually.until("events UP, frozen no more", SEEN, () -> probes.status(EVENTS) == 200);

            probes.create("seg_1");
            Eventually.until("handled", WARM, () -> probes.metric("crm_event_e2e_seconds_bucket{") >= 0);
            Eventually.until("nothing pending", WARM, () -> probes.metric("crm_outbox_pending{") == 0);
            Eventually.until("no lag", WARM, () -> probes.metric("fives_listener_lag{") == 0);

            first.close();
            probes.create("seg_2");
            Eventually.until("events DOWN", SEEN, () -> probes.status(EVENTS) == 503);
            Eventually.until("pending rises", SEEN, () -> probes.metric("crm_outbox_pending{") == 1);
            Eventually.until("its age rises", SEEN, () -> probes.metric(OLDEST_AGE) > 1);
            Eventually.until("broker seen", SEEN, () -> probes.metric("fives_broker_up") == 0);
            assertListenersRest(probes);
            Eventually.until(
                    "no figure rather than an old one", SEEN, () -> Double.isNaN(probes.metric("fives_listener_lag{")));
            assertThat(probes.status(READINESS)).isEqualTo(200);
            assertThat(probes.outbox()).contains("\"aggregate\":\"segment\",\"pending\":1,", "\"id\":\"seg_2\"");

            try (var _ = second.call()) {
                Eventually.until("events UP", SEEN, () -> probes.status(EVENTS) == 200);
                Eventually.until("pending falls", SEEN, () -> probes.metric("crm_outbox_pending{") == 0);
                assertThat(probes.metric("fives_outbox_publish_seconds_count"))
                        .as("publish latency")
                        .isGreaterThanOrEqualTo(2);
                Eventually.until("handled", SEEN, () -> probes.metric("crm_event_e2e_seconds_count{") == 2);
                assertThat(probes.livenessFaults())
                        .as("liveness is UP all the time")
                        .isEmpty();
            }
        }
    }

    /** Without a broker a client looks for one now and then; a spinning one took half a processor (KAFKA-20253). */
    private static void assertListenersRest(Probes probes) {
        ConsumerLooks before = ConsumerLooks.now();
        double ageBefore = probes.metric(OLDEST_AGE);
        Eventually.until("3 s later", SEEN, () -> probes.metric(OLDEST_AGE) > ageBefore + 3);

        double seconds = probes.metric(OLDEST_AGE) - ageBefore;
        assertThat(ConsumerLooks.now().since(before))
                .as("looks of the consumers that were there all the time")
                .isNotEmpty()
                .allSatisfy((consumer, looks) -> assertThat(looks / seconds).isLessThan(MAX_LOOKS_A_SECOND));
    }

    private static Probes start(String... settings) {
        List<String> all = new ArrayList<>(LocalBackends.settings());
        all.removeIf(setting -> setting.startsWith("spring."));
        all.addAll(TOKENS.settings());
        all.addAll(List.of(settings));
        all.addAll(List.of("server.port=0", "management.server.port=0", "fives.security.contract=kit-stage"));
        return new Probes(FivesApplication.prepare(Application.class, "probes-service")
                .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    /** Asks the management port, and liveness all the time beside. */
    private static final class Probes implements AutoCloseable {
        private final ConfigurableApplicationContext application;
        private final HttpClient http = HttpClient.newHttpClient();
        private final Queue<String> livenessFaults = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean closing = new AtomicBoolean();
        private final Thread liveness;

        Probes(ConfigurableApplicationContext application) {
            this.application = application;
            this.liveness = Thread.ofVirtual().start(this::watchLiveness);
        }

        void awaitAllUp() {
            List.of(LIVENESS, READINESS, EVENTS)
                    .forEach(path -> Eventually.until(path, WARM, () -> status(path) == 200));
        }

        @SuppressWarnings("unchecked")
        void create(String id) {
            application
                    .getBean(AggregateStore.class)
                    .create(id, id, new Note("a", 1), Note.events(id, 1), null)
                    .block();
        }

        int status(String path) {
            return get(path, SEEN).statusCode();
        }

        /** The first sample whose line begins so; -1 where there is none. */
        double metric(String begin) {
            return get("/actuator/prometheus", SEEN)
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(begin))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElse(-1);
        }

        Queue<String> livenessFaults() {
            return livenessFaults;
        }

        private void watchLiveness() {
            try {
                while (!closing.get()) {
                    int status = get(LIVENESS, WARM).statusCode();
                    if (status != 200) {
                        livenessFaults.add("status " + status);
                    }
                    Thread.sleep(AT_ONCE);
                }
            } catch (InterruptedException e) {
                // the test is over
            } catch (RuntimeException e) {
                livenessFaults.add(e.toString());
            }
        }

        String outbox() {
            return get("local.server.port", "/ops/outbox?limit=5", SEEN).body();
        }

        private HttpResponse<String> get(String path, Duration timeout) {
            return get("local.management.port", path, timeout);
        }

        private HttpResponse<String> get(String portName, String path, Duration timeout) {
            String port = application.getEnvironment().getProperty(portName);
            try {
                return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + TOKENS.token("operator", "ops"))
                                .timeout(timeout)
                                .build(),
                        BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            closing.set(true);
            liveness.interrupt();
            application.close();
            http.shutdownNow();
        }
    }
}
