package dev.fives.loyalty.earning.app;

import dev.fives.loyalty.earning.app.EarnedSoFar.Earned;
import dev.fives.loyalty.earning.model.EarningContext;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What the rules ask of a customer, for an occasion that is new. */
public final class EarningContexts {
    private final TierOf tiers;
    private final SegmentsOf segments;
    private final EarnedSoFar earned;

    public EarningContexts(TierOf tiers, SegmentsOf segments, EarnedSoFar earned) {
        this.tiers = tiers;
        this.segments = segments;
        this.earned = earned;
    }

    public Mono<EarningContext> of(String customerId, Instant at) {
        Mono<Optional<String>> tier = tiers.at(customerId, at).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(tier, segments.of(customerId), earned.of(customerId).defaultIfEmpty(Earned.NOTHING))
                .map(known -> new EarningContext(
                        known.getT1().orElse(null),
                        known.getT2(),
                        !known.getT3().anyPurchase(),
                        known.getT3().used()));
    }
}
