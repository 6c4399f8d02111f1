package dev.fives.loyalty.redemption.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.TheirDocuments;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Every entry of a redemption has its redemption, which says what the entry says. */
public final class RedemptionsAreTold implements EntryRule {
    private final TheirDocuments<Redemption> documents;

    public RedemptionsAreTold(AggregateStore<Redemption> redemptions) {
        this.documents = new TheirDocuments<>(redemptions, RedemptionEntries.SUBJECT);
    }

    @Override
    public Mono<List<String>> violations(
            @Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries) {
        List<JournalEntry<LedgerBody>> own =
                entries.stream().filter(RedemptionsAreTold::isOwn).toList();
        return own.isEmpty() ? Mono.just(List.of()) : documents.of(own).map(told -> untold(own, told));
    }

    private static boolean isOwn(JournalEntry<LedgerBody> entry) {
        return switch (entry.body().kind()) {
            case RESERVATION, REDEMPTION, RELEASE -> true;
            default -> false;
        };
    }

    private List<String> untold(List<JournalEntry<LedgerBody>> entries, Map<String, Redemption> told) {
        return entries.stream()
                .filter(entry -> !fits(entry, told.get(documents.id(entry))))
                .map(entry -> "entry " + entry.sequence() + ": " + entry.source() + " is not what its redemption says")
                .toList();
    }

    private static boolean fits(JournalEntry<LedgerBody> entry, @Nullable Redemption redemption) {
        if (redemption == null) {
            return false;
        }
        long moved = TheirDocuments.moved(entry);
        boolean all = moved == redemption.ask().points();
        EntryKind kind = entry.body().kind();
        return switch (kind) {
            case RESERVATION ->
                moved == 0 ? isWithoutPoints(redemption) : all && !redemption.is(RedemptionStatus.REFUSED);
            case REDEMPTION -> all && redemption.is(RedemptionStatus.CONFIRMED);
            case RELEASE -> all && redemption.is(RedemptionStatus.CANCELLED);
            default -> true;
        };
    }

    private static boolean isWithoutPoints(Redemption redemption) {
        return redemption.is(RedemptionStatus.REFUSED) || redemption.is(RedemptionStatus.REQUESTED);
    }
}
