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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** On a store of this process: the code is the same whatever the store is. */
class SharedMemoryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final LimitProperties LIMITS =
            new LimitProperties(5, Map.of(), MINUTE, "redis://any", PATIENCE, Duration.ofSeconds(5), 10);
    private static final Standing ALONE = new Standing(true, 5, 4, MINUTE);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger alone = new AtomicInteger();
    private final AsyncProxyManager<String> store =
            Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder()).build().asAsync();
    private final Limiter own = (key, requests) -> {
        alone.incrementAndGet();
        return Mono.just(ALONE);
    };

    /** Patience is of a time that stands still where no test moves it: a busy machine ends none. */
    private VirtualTimeScheduler time;

    @BeforeEach
    void holdTime() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void letTimeGo() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void gateways_countTogether() {
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
    void storeThatHangs_isNotWaitedForAndThenLeft() {
        AtomicInteger asked = new AtomicInteger();
        SharedMemory gateway = gateway(Mono.defer(() -> {
            asked.incrementAndGet();
            return Mono.never();
        }));
        CompletableFuture<Standing> hanging = gateway.take("caller:a", 5).toFuture();
        time.advanceTimeBy(PATIENCE);

        assertThat(hanging).isCompletedWithValue(ALONE);
        assertThat(gateway.take("caller:b", 5).block()).isEqualTo(ALONE);
        assertThat(asked).hasValue(1);
    }

    /** A burst of one caller, whose counts wait for each other, must not end the counting together of all. */
    @Test
    void requestThatWaitsInVainWhileOthersAreAnswered_isCountedAloneByItself() {
        AtomicInteger asked = new AtomicInteger();
        SharedMemory gateway =
                gateway(Mono.defer(() -> asked.incrementAndGet() == 1 ? Mono.never() : Mono.just(store)));
        CompletableFuture<Standing> crowded = gateway.take("caller:a", 5).toFuture();
        gateway.take("caller:b", 5).block();
        time.advanceTimeBy(PATIENCE);

        assertThat(crowded).isCompletedWithValue(ALONE);
        assertThat(alone).hasValue(1);
        gateway.take("caller:b", 5).block();
        assertThat(alone).as("the next one is counted together").hasValue(1);
    }

    /** A gateway that was started with another limit, or a caller that has one of its own now. */
    @Test
    void newLimit_holdsAtOnce() {
        gateway(Mono.just(store)).take("caller:a", 5).block();

        Standing standing = gateway(Mono.just(store)).take("caller:a", 100).block();

        assertThat(standing.remaining()).isEqualTo(99);
        assertThat(alone).hasValue(0);
    }

    private SharedMemory gateway(Mono<AsyncProxyManager<String>> store) {
        return new SharedMemory(store, LIMITS, own, meters, () -> {});
    }
}
