package dev.fives.loyalty.earning.app;

import static java.util.stream.Collectors.toSet;

import dev.fives.loyalty.earning.model.EarningContext;
import dev.fives.loyalty.earning.model.Memberships;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.RuleBook;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Tier, segments and frequency band of a customer, where a rule in force asks for them: most occasions cost no reading.
 */
public final class Customers {
    private final TierOf tiers;
    private final SegmentsOf segments;

    public Customers(TierOf tiers, SegmentsOf segments) {
        this.tiers = tiers;
        this.segments = segments;
    }

    public Mono<EarningContext> asked(String customerId, RuleBook book, Occasion occasion) {
        Set<String> asked = book.segmentsAsked(occasion);
        boolean band = book.asksForFrequencyBand(occasion);
        Mono<Memberships> heard =
                asked.isEmpty() && !band ? Mono.just(Memberships.NOTHING_HEARD) : segments.of(customerId);
        return Mono.zip(tier(customerId, book, occasion), heard)
                .map(known -> new EarningContext(
                        known.getT1().orElse(null),
                        both(known.getT2().inside(), asked),
                        band ? known.getT2().frequencyBand() : null,
                        false,
                        Map.of()));
    }

    /** Where segments and frequency band are known already. */
    Mono<EarningContext> known(String customerId, RuleBook book, Occasion occasion, Memberships heard) {
        return tier(customerId, book, occasion)
                .map(tier ->
                        new EarningContext(tier.orElse(null), heard.inside(), heard.frequencyBand(), false, Map.of()));
    }

    private Mono<Optional<String>> tier(String customerId, RuleBook book, Occasion occasion) {
        return book.asksForTier(occasion)
                ? tiers.customer(customerId).map(Optional::of).defaultIfEmpty(Optional.empty())
                : Mono.just(Optional.empty());
    }

    private static Set<String> both(Set<String> inside, Set<String> asked) {
        return asked.stream().filter(inside::contains).collect(toSet());
    }
}
