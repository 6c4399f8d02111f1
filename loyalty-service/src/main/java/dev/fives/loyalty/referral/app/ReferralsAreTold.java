package dev.fives.loyalty.referral.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.ReferralStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Every entry of a referral has its referral, which says whose it is and how many points, and that they went back. */
public final class ReferralsAreTold implements EntryRule {
    private final AggregateStore<Referral> referrals;

    public ReferralsAreTold(AggregateStore<Referral> referrals) {
        this.referrals = referrals;
    }

    @Override
    public Mono<List<String>> violations(
            @Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries) {
        List<JournalEntry<LedgerBody>> own = entries.stream()
                .filter(entry -> entry.subject().startsWith(ReferralEntries.SUBJECT))
                .toList();
        return own.isEmpty() ? Mono.just(List.of()) : told(own).map(told -> untold(own, told));
    }

    private Mono<Map<String, Referral>> told(List<JournalEntry<LedgerBody>> own) {
        return referrals
                .findAll(own.stream().map(ReferralsAreTold::id).distinct().toList())
                .map(found -> found.stream().collect(Collectors.toMap(Stored::id, Stored::state)));
    }

    private static List<String> untold(List<JournalEntry<LedgerBody>> own, Map<String, Referral> told) {
        return own.stream()
                .filter(entry -> !fits(entry, told.get(id(entry))))
                .map(entry -> "entry " + entry.sequence() + ": " + entry.source() + " is not what its referral says")
                .toList();
    }

    private static boolean fits(JournalEntry<LedgerBody> entry, @Nullable Referral referral) {
        if (referral == null || referral.conversion() == null) {
            return false;
        }
        boolean reversed = referral.is(ReferralStatus.REVERSED);
        boolean referrers = entry.sourceVersion() % 2 == ReferralEntries.TO_REFERRER;
        String whose = referrers ? referral.ask().referrerId() : referral.ask().friendId();
        long reward =
                referrers ? referral.terms().referrerPoints() : referral.terms().friendPoints();
        long moved =
                entry.body().moves().stream().mapToLong(LedgerBody.Line::points).sum();
        boolean back = entry.sourceVersion() >= ReferralEntries.BACK_FROM_REFERRER;
        // where a wallet lets go what was spent, less comes back
        boolean asMuch = back ? reversed && moved <= reward : moved == reward;
        return asMuch && entry.account().customerId().equals(whose);
    }

    private static String id(JournalEntry<LedgerBody> entry) {
        return entry.subject().substring(ReferralEntries.SUBJECT.length());
    }
}
