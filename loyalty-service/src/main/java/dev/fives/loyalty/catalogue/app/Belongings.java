package dev.fives.loyalty.catalogue.app;

import dev.fives.loyalty.catalogue.model.Audience;
import dev.fives.loyalty.catalogue.model.Belonging;
import dev.fives.loyalty.earning.app.SegmentsOf;
import dev.fives.loyalty.tier.app.MemberTiers;
import dev.fives.loyalty.tier.model.HeldTier;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Where customers belong, by what this service holds itself: nobody is asked. */
public final class Belongings {
    private final MemberTiers tiers;
    private final SegmentsOf segments;

    public Belongings(MemberTiers tiers, SegmentsOf segments) {
        this.tiers = tiers;
        this.segments = segments;
    }

    public Mono<Belonging> of(String customerId) {
        return Mono.zip(tier(customerId), segments.of(customerId))
                .map(known ->
                        new Belonging(known.getT1().orElse(null), known.getT2().inside()));
    }

    /** What is for everybody costs no look. */
    public Mono<Boolean> isFor(String customerId, Audience audience) {
        return audience.isEverybody() ? Mono.just(true) : of(customerId).map(audience::includes);
    }

    private Mono<Optional<String>> tier(String customerId) {
        return tiers.of(customerId)
                .map(progress -> Optional.ofNullable(progress.tier()).map(HeldTier::code));
    }
}
