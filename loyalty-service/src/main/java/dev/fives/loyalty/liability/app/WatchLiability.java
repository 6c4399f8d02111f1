package dev.fives.loyalty.liability.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.liability.model.Liability;
import dev.fives.loyalty.liability.model.WalletLiability;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The latest sum, for the report and the meter: both are the same number. */
public final class WatchLiability {
    private static final Duration FIRST_SUM = Duration.ofSeconds(5);

    private final SumUpPoints sum;
    private final MeterRegistry meters;
    private final AtomicReference<@Nullable Liability> latest = new AtomicReference<>();
    private final Set<String> metered = ConcurrentHashMap.newKeySet();

    public WatchLiability(SumUpPoints sum, MeterRegistry meters) {
        this.sum = sum;
        this.meters = meters;
    }

    public Mono<Void> look() {
        return sum.all().doOnNext(this::keep).then();
    }

    /** Error UNAVAILABLE before the first sum. */
    public Liability latest() {
        Liability known = latest.get();
        if (known == null) {
            throw new ProblemException(Problems.UNAVAILABLE, "liability: not summed up yet (expected: a retry later)")
                    .withRetryAfter(FIRST_SUM);
        }
        return known;
    }

    private void keep(Liability liability) {
        latest.set(liability);
        liability.wallets().stream()
                .map(WalletLiability::wallet)
                .filter(metered::add)
                .forEach(this::meter);
    }

    private void meter(String wallet) {
        Gauge.builder("fives.points.outstanding", this, watch -> watch.outstanding(wallet))
                .baseUnit("points")
                .description("Points that the programme may still have to honour, as last summed up")
                .tag("wallet", wallet)
                .register(meters);
    }

    private double outstanding(String wallet) {
        Liability known = latest.get();
        return known == null
                ? Double.NaN
                : known.wallet(wallet).map(it -> (double) it.outstanding()).orElse(Double.NaN);
    }
}
