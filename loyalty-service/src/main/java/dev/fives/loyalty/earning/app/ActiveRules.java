package dev.fives.loyalty.earning.app;

import dev.fives.loyalty.earning.model.RuleBook;
import reactor.core.publisher.Mono;

/** The rules to judge by. */
public interface ActiveRules {

    /** With all versions: the occasion's own time decides which counts. */
    Mono<RuleBook> current();

    /** Whether an occasion may be judged by this book this moment; else it has to be read again. */
    boolean areInForce(RuleBook book);
}
