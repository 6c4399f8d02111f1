package dev.fives.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Counts for all gateways together, in a store that they share. A store that does not answer must not close the door:
 * for a while each gateway then counts for itself.
 */
final class SharedMemory implements Limiter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedMemory.class);
    private static final String PREFIX = "fives:rate:";

    private final Mono<AsyncProxyManager<String>> buckets;
    private final LimitProperties limits;
    private final Limiter own;
    private final Runnable disconnect;
    private final Counter failures;
    private final AtomicLong askAgainAtNanos = new AtomicLong(System.nanoTime());
    private final AtomicLong answeredAtNanos = new AtomicLong(System.nanoTime());

    /** @param buckets connects when it is first asked; an error is tried again later */
    SharedMemory(
            Mono<AsyncProxyManager<String>> buckets,
            LimitProperties limits,
            Limiter own,
            MeterRegistry meters,
            Runnable disconnect) {
        this.buckets = buckets;
        this.limits = limits;
        this.own = own;
        this.disconnect = disconnect;
        this.failures = Counter.builder("fives.gateway.rate.store.failures")
                .description("counts that the shared store did not take")
                .register(meters);
    }

    @Override
    public Mono<Standing> take(String key, long requests) {
        return Mono.defer(() -> {
            long began = System.nanoTime();
            return began - askAgainAtNanos.get() < 0
                    ? own.take(key, requests)
                    : shared(key, requests)
                            .timeout(limits.storePatience())
                            .onErrorResume(fault -> alone(fault, began, key, requests));
        });
    }

    @Override
    public void close() {
        disconnect.run();
    }

    private Mono<Standing> shared(String key, long requests) {
        return buckets.flatMap(store -> Mono.fromFuture(() -> store.builder()
                        .build(name(key, requests), () -> CompletableFuture.completedFuture(limit(requests)))
                        .tryConsumeAndReturnRemaining(1)))
                .doOnNext(probe -> answeredAtNanos.set(System.nanoTime()))
                .map(probe -> standing(probe, requests));
    }

    /** With its limit, since a bucket that is there keeps the one that it was made with. */
    private String name(String key, long requests) {
        return PREFIX + requests + "/" + limits.window().toSeconds() + "s:" + key;
    }

    private Mono<Standing> alone(Throwable fault, long began, String key, long requests) {
        failures.increment();
        if (!isCrowded(fault, began)) {
            leaveForAWhile(fault);
        }
        return own.take(key, requests);
    }

    /** Others were answered meanwhile: too many requests of one caller wait for each other, the store is well. */
    private boolean isCrowded(Throwable fault, long began) {
        return fault instanceof TimeoutException && answeredAtNanos.get() - began > 0;
    }

    /** Told by the first of all that run into it. */
    private void leaveForAWhile(Throwable fault) {
        long now = System.nanoTime();
        long before = askAgainAtNanos.get();
        if (now - before >= 0
                && askAgainAtNanos.compareAndSet(
                        before, now + limits.storePause().toNanos())) {
            LOG.warn(
                    "the shared count is not to be had, again in {}: {}",
                    limits.storePause(),
                    fault.getClass().getName());
        }
    }

    private BucketConfiguration limit(long requests) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(requests).refillIntervally(requests, limits.window()))
                .build();
    }

    private static Standing standing(ConsumptionProbe probe, long requests) {
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Standing(probe.isConsumed(), requests, probe.getRemainingTokens(), Duration.ofNanos(nanos));
    }
}
