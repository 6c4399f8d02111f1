package dev.fives.loyalty.quote.app;

import dev.fives.loyalty.quote.model.Considered;
import reactor.core.publisher.Flux;

/** Where discounts come from; each bean of this kind is asked for every quote. Reads only. */
@FunctionalInterface
public interface DiscountSources {
    Flux<Considered> of(QuoteDraft.Ask ask);
}
