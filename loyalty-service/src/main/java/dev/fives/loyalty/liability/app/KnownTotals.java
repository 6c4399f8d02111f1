package dev.fives.loyalty.liability.app;

import dev.fives.loyalty.liability.model.AccountTotals;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What is remembered of accounts, so that no entry is summed up twice. */
public interface KnownTotals {
    /** By account; without those that nothing is remembered of. */
    Mono<Map<String, AccountTotals>> of(Collection<String> accountIds);

    /**
     * Never goes back, whoever else remembers at the same time.
     *
     * @param before what was remembered
     */
    Mono<Void> remember(List<AccountTotals> changed, Map<String, AccountTotals> before);
}
