package dev.fives.kit.events.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A copy of something in the store that every instance goes by and seldom anybody changes; all who ask while it is read
 * share one reading.
 *
 * <p>Why a change answers late: a copy may decide for {@code maxAge}, counted from the moment its reading began. Whoever
 * decides later than that after a change was written, on whatever instance, does so by a copy whose reading began after
 * the write. So a change answers only after {@link #untilEverywhere}, and what is decided after the answer goes by it
 * everywhere, without any instance telling another.
 *
 * <p>A copy is handed out for half of that time, so that who takes one has the other half to come to a decision; whether
 * it still may decide then, {@link #known} tells. While the next one is read the one before goes on deciding for the rest
 * of its time: or nobody could decide anything on a store that takes half of it to answer.
 */
public final class SharedCopy<T> {
    private final Supplier<Mono<T>> source;
    private final long maxAgeNanos;
    private final Duration everywhere;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();
    /** The latest that began of those that are done. */
    private final AtomicReference<@Nullable Reading> done = new AtomicReference<>();

    /**
     * @param source one value
     * @param maxAge real time
     * @param nanos such as {@link System#nanoTime}
     */
    public SharedCopy(Supplier<Mono<T>> source, Duration maxAge, LongSupplier nanos) {
        this.source = source;
        this.maxAgeNanos = maxAge.toNanos();
        this.everywhere = maxAge;
        this.nanos = nanos;
    }

    /** Read where there is no copy that is new enough to be handed out. */
    public Mono<T> current() {
        return Mono.defer(() -> reading().shared);
    }

    /** By which may be decided this moment; empty where it has to be read first. */
    public Optional<T> known() {
        Reading present = done.get();
        return present == null || present.isOlderThan(maxAgeNanos)
                ? Optional.empty()
                : Optional.ofNullable(present.value);
    }

    /** Completes when no instance decides by a copy from before this call. */
    public Mono<Void> untilEverywhere() {
        return Mono.delay(everywhere).then();
    }

    private Reading reading() {
        while (true) {
            Reading present = latest.get();
            if (present != null && !present.isOlderThan(maxAgeNanos / 2)) {
                return present;
            }
            Reading next = new Reading();
            if (latest.compareAndSet(present, next)) {
                return next;
            }
        }
    }

    /** One that failed is not kept, so that the next one who asks tries again. */
    private final class Reading {
        private final long sinceNanos = nanos.getAsLong();
        private final Mono<T> shared;
        private volatile @Nullable T value;

        Reading() {
            shared = Mono.defer(source)
                    .doOnNext(this::keep)
                    .doOnError(fault -> latest.compareAndSet(this, null))
                    .cache();
        }

        private void keep(T read) {
            value = read;
            done.accumulateAndGet(this, (before, mine) -> before == null || before.isOlderThan(mine) ? mine : before);
        }

        private boolean isOlderThan(Reading other) {
            return sinceNanos - other.sinceNanos < 0;
        }

        boolean isOlderThan(long ageNanos) {
            return nanos.getAsLong() - sinceNanos >= ageNanos;
        }
    }
}
