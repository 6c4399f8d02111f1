package dev.fives.loyalty.earning.app;

import dev.fives.loyalty.earning.model.RuleBook;
import reactor.core.publisher.Mono;

/** The rules to judge by. */
public interface ActiveRules {

    /** With all versions: the occasion's own time decides which counts. */
    Mono<RuleBook> current();
}
