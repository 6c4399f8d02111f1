package dev.fives.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.faults.FaultProxy;
import dev.fives.kit.test.stack.Eventually;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes with a key that have their effect and no answer, since the service is killed in between: on their repetition
 * they have no second one, and are answered.
 */
final class UnansweredWrites {
    private static final String SERVICE = "customer-service";
    private static final int WRITES = 40;
    private static final Duration EFFECTS = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TAGGED = "/customers?filter=tags:unanswered&pageSize=200";

    private final FivesStack stack;
    private final FaultProxy proxy;
    private final Api gateway;
    private final Api service;

    /** @param proxy before the service, see {@link #options} */
    UnansweredWrites(FivesStack stack, FaultProxy proxy) {
        this.stack = stack;
        this.proxy = proxy;
        this.gateway = new Api(URI.create(stack.gateway() + "/api/v1"), stack.token("admin"));
        this.service = new Api(stack.service(SERVICE), stack.token("admin"));
    }

    /** Stands before the service once there is a stack. */
    static FaultProxy proxy(AtomicReference<FivesStack> stack) {
        return new FaultProxy(() -> stack.get().address(SERVICE).path("port").intValue());
    }

    /** How a stack is started so that the others reach the service through the proxy. */
    static String[] options(String mode, FaultProxy proxy) {
        return new String[] {mode, "--via", SERVICE + "=" + proxy.port()};
    }

    void play() {
        Set<String> made = killAfterTheEffects();
        proxy.pass();
        double seconds = stack.restart(SERVICE);

        Set<String> answered = IntStream.range(0, WRITES)
                .mapToObj(number -> write(gateway.patient(PATIENCE), number).expect(201))
                .map(answer -> answer.body().path("id").stringValue())
                .collect(Collectors.toSet());

        assertThat(answered).as("repeated").isEqualTo(made);
        assertThat(made()).as("there").isEqualTo(made);
        System.out.printf("unanswered writes: %d of %d, ready again after %.1f s%n", made.size(), WRITES, seconds);
    }

    /** Returns whom the writes created. */
    private Set<String> killAfterTheEffects() {
        proxy.holdAnswers();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> writes = IntStream.range(0, WRITES)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> isAnswered(number), callers))
                    .toList();
            Eventually.until("all effects", EFFECTS, () -> made().size() == WRITES);
            proxy.refuse();
            Set<String> made = made();
            stack.kill(SERVICE);
            assertThat(writes.stream().map(CompletableFuture::join))
                    .as("answered")
                    .containsOnly(false);
            return made;
        }
    }

    private boolean isAnswered(int number) {
        try {
            return write(gateway, number).status() < 500;
        } catch (UncheckedIOException cutOff) {
            return false;
        }
    }

    private static Api.Answer write(Api api, int number) {
        String body = "{\"name\":\"Unanswered %d\",\"tags\":[\"unanswered\"]}".formatted(number);
        return api.send("POST", "/customers", body, Map.of("Idempotency-Key", "unanswered-" + number));
    }

    /** Asked at the service itself, past the proxy. */
    private Set<String> made() {
        return service.get(TAGGED)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").stringValue())
                .collect(Collectors.toSet());
    }
}
