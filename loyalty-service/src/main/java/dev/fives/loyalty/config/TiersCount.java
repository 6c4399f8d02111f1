package dev.fives.loyalty.config;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.tier.app.ProveTiers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What a member's tier goes by is what the entries of its account say; looked at once an account. */
final class TiersCount implements EntryRule {
    private final ProveTiers tiers;

    TiersCount(ProveTiers tiers) {
        this.tiers = tiers;
    }

    @Override
    public Mono<List<String>> violations(
            @Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries) {
        boolean first = before == null && !entries.isEmpty();
        return first && entries.getFirst().body().wallet().equals(Wallets.POINTS)
                ? tiers.violations(entries.getFirst().account().customerId())
                : Mono.just(List.of());
    }
}
