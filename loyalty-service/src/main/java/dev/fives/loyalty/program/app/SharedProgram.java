package dev.fives.loyalty.program.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.SharedCopy;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.account.model.WalletTerms;
import dev.fives.loyalty.program.model.Program;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The programme that every instance goes by. */
public final class SharedProgram implements Wallets {
    private final Supplier<Mono<Stored<Program>>> stored;
    private final Program shipped;
    private final ZoneId zone;
    private final int lotsMax;
    private final SharedCopy<KnownProgram> copy;

    /**
     * @param stored reads the programme; empty where nobody has changed it
     * @param shipped the programme until then
     * @param lotsMax see {@link WalletTerms}
     * @param maxAge of the terms by which an entry is decided, real time
     * @param nanos such as {@link System#nanoTime}
     */
    public SharedProgram(
            Supplier<Mono<Stored<Program>>> stored,
            Program shipped,
            ZoneId zone,
            int lotsMax,
            Duration maxAge,
            LongSupplier nanos) {
        this.stored = stored;
        this.shipped = shipped;
        this.zone = zone;
        this.lotsMax = lotsMax;
        this.copy = new SharedCopy<>(this::latest, maxAge, nanos);
    }

    @Override
    public Mono<WalletTerms> terms(String wallet) {
        return current().mapNotNull(known -> terms(known, wallet).orElse(null));
    }

    @Override
    public Optional<WalletTerms> inForce(String wallet) {
        return copy.known().flatMap(known -> terms(known, wallet));
    }

    private Optional<WalletTerms> terms(KnownProgram known, String wallet) {
        return known.program().wallet(wallet).map(found -> found.terms(zone, lotsMax));
    }

    @Override
    public Mono<List<String>> codes() {
        return current().map(known -> known.program().codes());
    }

    public Mono<KnownProgram> current() {
        return copy.current();
    }

    /** As it stands in the store. */
    Mono<KnownProgram> latest() {
        return Mono.defer(stored)
                .map(found -> new KnownProgram(found.version(), found.state()))
                .defaultIfEmpty(new KnownProgram(0, shipped));
    }

    /** Completes when no instance decides by a copy from before this call. */
    Mono<Void> untilEverywhere() {
        return copy.untilEverywhere();
    }
}
