package dev.fives.loyalty.achievement.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.TheirDocuments;
import dev.fives.loyalty.achievement.model.AchievementStanding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Every entry of an achievement has a standing by which its member has reached it and which names as many points. */
public final class AchievementsAreTold implements EntryRule {
    private final AggregateStore<AchievementStanding> standings;

    public AchievementsAreTold(AggregateStore<AchievementStanding> standings) {
        this.standings = standings;
    }

    @Override
    public Mono<List<String>> violations(
            @Nullable JournalEntry<LedgerBody> before, List<JournalEntry<LedgerBody>> entries) {
        List<JournalEntry<LedgerBody>> own = entries.stream()
                .filter(entry -> entry.subject().startsWith(AchievementEntries.SUBJECT))
                .toList();
        return own.isEmpty()
                ? Mono.just(List.of())
                : standings
                        .find(own.getFirst().account().customerId())
                        .map(stored -> untold(own, stored.state()))
                        .defaultIfEmpty(untold(own, AchievementStanding.none("")));
    }

    private static List<String> untold(List<JournalEntry<LedgerBody>> own, AchievementStanding standing) {
        return own.stream()
                .filter(entry -> !fits(entry, standing))
                .map(entry -> "entry " + entry.sequence() + ": " + entry.source() + " is not what its member reached")
                .toList();
    }

    private static boolean fits(JournalEntry<LedgerBody> entry, AchievementStanding standing) {
        return standing.reached().stream()
                .anyMatch(reached -> entry.subject().equals(AchievementEntries.subject(reached, standing.customerId()))
                        && TheirDocuments.moved(entry) == reached.points());
    }
}
