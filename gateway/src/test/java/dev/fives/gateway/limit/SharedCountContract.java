package dev.fives.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two gateways that count in one Redis. */
abstract class SharedCountContract {
    /** Long enough for all counts of a test, also where each takes a fifth of a second. */
    private static final Duration WINDOW = Duration.ofSeconds(8);

    private static final Duration SOON = Duration.ofSeconds(20);
    /** A machine that builds beside may be slow; a count that comes late is none. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LIMIT = 20;
    private static final int AT_ONCE = 4;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger alone = new AtomicInteger();
    private SharedMemory first;
    private SharedMemory second;

    abstract String address();

    @BeforeEach
    void open() {
        first = gateway();
        second = gateway();
        Eventually.until(SOON, () -> isShared(first, "caller:warm-1") && isShared(second, "caller:warm-2"));
        alone.set(0);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void gateways_countTogether_alsoSideBySide() {
        List<Boolean> allowed = Flux.range(0, 2 * LIMIT)
                .flatMap(i -> (i % 2 == 0 ? first : second).take("caller:a", LIMIT), AT_ONCE)
                .map(Standing::allowed)
                .collectList()
                .block(SOON);

        assertThat(alone).as("counts that Redis did not take").hasValue(0);
        assertThat(allowed).filteredOn(let -> let).hasSize(LIMIT);
    }

    @Test
    void refusedCaller_isToldWhenAndLetInThen() {
        IntStream.range(0, LIMIT).forEach(_ -> first.take("caller:b", LIMIT).block(SOON));

        Standing refused = second.take("caller:b", LIMIT).block(SOON);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.reset()).isPositive().isLessThanOrEqualTo(WINDOW);
        assertThat(second.take("caller:c", LIMIT).block(SOON).allowed()).isTrue();
        Eventually.until(SOON, () -> second.take("caller:b", LIMIT).block(SOON).allowed());
        assertThat(alone).hasValue(0);
    }

    boolean isShared(SharedMemory gateway, String caller) {
        int before = alone.get();
        gateway.take(caller, LIMIT).block(SOON);
        return alone.get() == before;
    }

    SharedMemory first() {
        return first;
    }

    private SharedMemory gateway() {
        RedisCounts redis = new RedisCounts(address(), WINDOW);
        Limiter own = (_, requests) -> {
            alone.incrementAndGet();
            return Mono.just(new Standing(true, requests, requests - 1, WINDOW));
        };
        LimitProperties limits = new LimitProperties(LIMIT, Map.of(), WINDOW, address(), PATIENCE, PAUSE, 100);
        return new SharedMemory(redis.buckets(), limits, own, meters, redis::close);
    }
}
