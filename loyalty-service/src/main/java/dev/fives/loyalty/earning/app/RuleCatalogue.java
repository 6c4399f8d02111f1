package dev.fives.loyalty.earning.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.earning.model.EarningRule;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads over all rules. */
public interface RuleCatalogue {

    /** Completes when what is shipped is there; every read here waits for it. */
    Mono<Void> shipped();

    /** In the order of their ids, strictly after one. */
    Flux<Stored<EarningRule>> page(String afterId, int limit);

    Mono<Long> count();

    /** The version of each rule's document, by rule: what tells cheaply whether anything changed. */
    Mono<Map<String, Long>> versions();

    Flux<Stored<EarningRule>> all();
}
