package dev.fives.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** On a store of this process: the code is the same whatever the store is. */
class SharedMemoryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LimitProperties LIMITS =
            new LimitProperties(5, Map.of(), MINUTE, "redis://any", Duration.ofMillis(100), Duration.ofSeconds(5), 10);
    private static final Standing ALONE = new Standing(true, 5, 4, MINUTE);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger alone = new AtomicInteger();
    private final Limiter own = (key, requests) -> {
        alone.incrementAndGet();
        return Mono.just(ALONE);
    };

    @Test
    void gateways_countTogether() {
        AsyncProxyManager<String> store = Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder())
                .build()
                .asAsync();
        List<SharedMemory> gateways = List.of(gateway(Mono.just(store)), gateway(Mono.just(store)));

        List<Boolean> allowed = IntStream.range(0, 6)
                .mapToObj(i -> gateways.get(i % 2).take("caller:a", 5).block().allowed())
                .toList();

        assertThat(allowed).containsExactly(true, true, true, true, true, false);
        assertThat(alone).hasValue(0);
    }

    @Test
    void storeThatIsAway_leavesEachAlone_andIsNotAskedByEachRequest() {
        AtomicInteger asked = new AtomicInteger();
        SharedMemory gateway = gateway(Mono.defer(() -> {
            asked.incrementAndGet();
            return Mono.error(new IOException("away"));
        }));

        for (int i = 0; i < 3; i++) {
            assertThat(gateway.take("caller:a", 5).block()).isEqualTo(ALONE);
        }

        assertThat(alone).hasValue(3);
        assertThat(asked).hasValue(1);
        assertThat(meters.get("fives.gateway.rate.store.failures").counter().count())
                .isEqualTo(1);
    }

    @Test
    void storeThatHangs_isNotWaitedFor() {
        long start = System.nanoTime();

        assertThat(gateway(Mono.never()).take("caller:a", 5).block()).isEqualTo(ALONE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private SharedMemory gateway(Mono<AsyncProxyManager<String>> store) {
        return new SharedMemory(store, LIMITS, own, meters, () -> {});
    }
}
