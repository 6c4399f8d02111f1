package dev.fives.loyalty.care.app;

import dev.fives.kit.calendar.model.MovableDays;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.care.model.CareBook;
import dev.fives.loyalty.care.model.Occasions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The plans and feasts, read again once a copy is too old; all who ask meanwhile share one reading.
 *
 * <p>A copy is used for {@code maxAge} from the moment its reading began. So a change answers only after
 * {@link #untilEverywhere}, and what happens after the answer goes by the new plans on every instance. A calendar that
 * was worked out by an older copy says so and is worked out again.
 */
public final class SharedCareBook {

    private record Reading(long since, Mono<CareBook> book) {}

    private final Supplier<Mono<Stored<CareBook>>> stored;
    private final CareBook shipped;
    private final MovableDays days;
    private final ZoneId zone;
    private final Duration maxAge;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();

    /**
     * @param stored reads the book; empty where nobody has changed it
     * @param shipped the book until then
     * @param zone of customers whose own nobody knows
     * @param maxAge real time
     * @param nanos such as {@link System#nanoTime}
     */
    public SharedCareBook(
            Supplier<Mono<Stored<CareBook>>> stored,
            CareBook shipped,
            MovableDays days,
            ZoneId zone,
            Duration maxAge,
            LongSupplier nanos) {
        this.stored = stored;
        this.shipped = shipped;
        this.days = days;
        this.zone = zone;
        this.maxAge = maxAge;
        this.nanos = nanos;
    }

    Mono<CareBook> current() {
        return Mono.defer(() -> reading().book());
    }

    Mono<Occasions> occasions() {
        return current().map(book -> new Occasions(book, days, zone));
    }

    /** As it stands in the store. */
    Mono<KnownBook> latest() {
        return Mono.defer(stored)
                .map(found -> new KnownBook(found.version(), found.state()))
                .defaultIfEmpty(new KnownBook(0, shipped));
    }

    CareBook shipped() {
        return shipped;
    }

    /** Completes when no instance uses a copy from before this call. */
    Mono<Void> untilEverywhere() {
        return Mono.delay(maxAge).then();
    }

    private Reading reading() {
        while (true) {
            Reading present = latest.get();
            long now = nanos.getAsLong();
            if (present != null && now - present.since() < maxAge.toNanos()) {
                return present;
            }
            Reading next = new Reading(now, read().cache());
            if (latest.compareAndSet(present, next)) {
                return next;
            }
        }
    }

    /** A failed reading is not kept, so that the next one who asks tries again. */
    private Mono<CareBook> read() {
        return Mono.defer(this::latest).map(KnownBook::book).doOnError(fault -> latest.set(null));
    }
}
