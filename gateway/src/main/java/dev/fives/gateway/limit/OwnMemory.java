package dev.fives.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fives.kit.time.RealClock;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/**
 * Counts in this process. A caller's window begins with its first request and is filled anew when it ends, all at once:
 * "100 a minute" then means that the 101st request of that minute is refused, however they are spread.
 */
final class OwnMemory implements Limiter {
    private final Cache<String, Bucket> buckets;
    private final Duration window;
    private final Meter meter;

    OwnMemory(Duration window, int callersMax, RealClock clock) {
        this.window = window;
        this.meter = new Meter(clock);
        // nobody gains by being forgotten: after a whole window without a request the bucket is full anyway
        this.buckets = Caffeine.newBuilder()
                .maximumSize(callersMax)
                .expireAfterAccess(window.multipliedBy(2))
                .build();
    }

    @Override
    public Mono<Standing> take(String key, long requests) {
        return Mono.fromSupplier(() -> now(key, requests));
    }

    Standing now(String key, long requests) {
        Bucket bucket = buckets.get(key, _ -> full(requests));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Standing(probe.isConsumed(), requests, probe.getRemainingTokens(), Duration.ofNanos(nanos));
    }

    private Bucket full(long requests) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillIntervally(requests, window))
                .withCustomTimePrecision(meter)
                .build();
    }

    /** A step of the machine's clock ends a window early or late once, no more. */
    private record Meter(RealClock clock) implements io.github.bucket4j.TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
