package dev.fives.kit.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.faults.FaultProxy;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.PromisedTime;
import dev.fives.kit.test.stack.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store that holds its connections and does not answer: what any read of any service tells its caller. */
@ExtendWith(LocalBackends.class)
class FrozenStoreIT {
    private static final TestTokens TOKENS = TestTokens.create();

    /** What is promised, or less than the half minute that the driver would take of itself. */
    private static final Duration WITHIN = PromisedTime.strictElse(Duration.ofSeconds(3), Duration.ofSeconds(20));

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        Things things(MongoDatabase database) {
            return new Things(database);
        }
    }

    /** Reads as adapters do for lists and look-ups, without an AggregateStore. */
    @RestController
    record Things(MongoDatabase database) {
        @GetMapping("/things")
        Mono<Integer> all() {
            return Flux.from(database.getCollection("things").find(new Document()))
                    .collectList()
                    .map(List::size);
        }
    }

    @Test
    void read_isAnswered503BeforeACallerGivesUp() throws Exception {
        int port = URI.create(LocalBackends.storeUri()).getPort();
        try (var proxy = new FaultProxy(port);
                var application = FivesApplication.prepare(Application.class, "frozen-service")
                        .run(arguments(proxy))) {
            URI things = URI.create(
                    "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + "/things");
            assertThat(get(things).statusCode()).isEqualTo(200);

            proxy.freeze();
            long began = System.nanoTime();
            var answer = get(things);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
        }
    }

    private static String[] arguments(FaultProxy proxy) {
        List<String> settings = new ArrayList<>(LocalBackends.settings());
        settings.removeIf(setting -> setting.startsWith("spring.mongodb.uri="));
        settings.addAll(TOKENS.settings());
        settings.addAll(List.of(
                "spring.mongodb.uri=mongodb://127.0.0.1:" + proxy.port(),
                // shorter than as shipped, so that a busy machine has room up to the three seconds
                "fives.store.operation-timeout=1s",
                "fives.security.contract=kit-stage",
                "server.port=0",
                "management.server.port=0"));
        return settings.stream().map(setting -> "--" + setting).toArray(String[]::new);
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + TOKENS.token("reader", "admin"))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
