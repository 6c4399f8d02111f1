package dev.fives.loyalty.program.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.account.model.WalletTerms;
import dev.fives.loyalty.program.model.Program;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The programme, read again once a copy is too old; all who ask meanwhile share one reading.
 *
 * <p>A copy is used for {@code maxAge} from the moment its reading began. Whoever asks later than that after a change
 * was written, on whatever instance, gets a copy whose reading began after the write. So a change answers only after
 * {@link #untilEverywhere}, and what happens after the answer goes by the new terms on every instance.
 */
public final class SharedProgram implements Wallets {

    private record Reading(long since, Mono<KnownProgram> program) {}

    private final Supplier<Mono<Stored<Program>>> stored;
    private final Program shipped;
    private final ZoneId zone;
    private final Duration maxAge;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();

    /**
     * @param stored reads the programme; empty where nobody has changed it
     * @param shipped the programme until then
     * @param maxAge real time
     * @param nanos such as {@link System#nanoTime}
     */
    public SharedProgram(
            Supplier<Mono<Stored<Program>>> stored, Program shipped, ZoneId zone, Duration maxAge, LongSupplier nanos) {
        this.stored = stored;
        this.shipped = shipped;
        this.zone = zone;
        this.maxAge = maxAge;
        this.nanos = nanos;
    }

    @Override
    public Mono<WalletTerms> terms(String wallet) {
        return current()
                .mapNotNull(known -> known.program()
                        .wallet(wallet)
                        .map(found -> found.terms(zone))
                        .orElse(null));
    }

    @Override
    public Mono<List<String>> codes() {
        return current().map(known -> known.program().codes());
    }

    public Mono<KnownProgram> current() {
        return Mono.defer(() -> reading().program());
    }

    /** As it stands in the store. */
    Mono<KnownProgram> latest() {
        return Mono.defer(stored)
                .map(found -> new KnownProgram(found.version(), found.state()))
                .defaultIfEmpty(new KnownProgram(0, shipped));
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
    private Mono<KnownProgram> read() {
        return Mono.defer(this::latest).doOnError(fault -> latest.set(null));
    }
}
