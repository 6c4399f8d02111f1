package dev.fives.loyalty.achievement.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.AchievementReached;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.PurchaseChanges;
import dev.fives.loyalty.achievement.model.AchievementBook;
import dev.fives.loyalty.achievement.model.AchievementBook.Known;
import dev.fives.loyalty.achievement.model.AchievementStanding;
import dev.fives.loyalty.achievement.model.Kept;
import dev.fives.loyalty.achievement.model.Reached;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A purchase is in the ledger: its customer may have reached something. The standing is read first and what the customer
 * keeps second, from the ledger, and every entry is followed by another look; so whatever comes late, in another order or
 * twice, the last look sees it all.
 */
public final class ReachAchievements {
    private final AggregateStore<AchievementStanding> standings;
    private final SharedAchievements achievements;
    private final PurchaseChanges purchases;
    private final AchievementEntries entries;

    public ReachAchievements(
            AggregateStore<AchievementStanding> standings,
            SharedAchievements achievements,
            PurchaseChanges purchases,
            PointsLedger ledger) {
        this.standings = standings;
        this.achievements = achievements;
        this.purchases = purchases;
        this.entries = new AchievementEntries(ledger);
    }

    /** Costs nothing where no achievement counts an order of then, and one look where the customer has all of them. */
    public Mono<Void> entered(String customerId, Instant orderedAt) {
        return achievements
                .current()
                .filter(book -> !book.open(AchievementStanding.none(customerId), orderedAt)
                        .isEmpty())
                .flatMap(book -> judge(book, customerId, orderedAt))
                .flatMap(this::enter)
                .then();
    }

    private Mono<Stored<AchievementStanding>> judge(AchievementBook book, String customerId, Instant orderedAt) {
        Mono<Stored<AchievementStanding>> change = standings.changeWhen(
                customerId,
                loaded -> reached(book, loaded.state(), orderedAt)
                        .map(more -> more.isEmpty()
                                ? new Decision.Unchanged<>()
                                : new Decision.Changed<>(
                                        loaded.state().with(more), told(book, customerId, more), null)));
        return change.switchIfEmpty(Mono.defer(() -> first(book, customerId, orderedAt))
                .onErrorResume(AlreadyExists.class, taken -> change));
    }

    /** Who has reached nothing has no standing. */
    private Mono<Stored<AchievementStanding>> first(AchievementBook book, String customerId, Instant orderedAt) {
        AchievementStanding none = AchievementStanding.none(customerId);
        return reached(book, none, orderedAt)
                .filter(more -> !more.isEmpty())
                .flatMap(more ->
                        standings.create(customerId, customerId, none.with(more), told(book, customerId, more), null));
    }

    private Mono<List<Reached>> reached(AchievementBook book, AchievementStanding standing, Instant orderedAt) {
        List<Known> open = book.open(standing, orderedAt);
        Duration around = book.around(open);
        return open.isEmpty()
                ? Mono.just(List.of())
                : purchases
                        .of(standing.customerId(), orderedAt.minus(around), orderedAt.plus(around))
                        .map(changes -> book.reached(open, Kept.of(changes)));
    }

    /** Nobody is told of it: the entries' own events say so. Who broke off before it is asked again, with the purchase. */
    private Mono<Stored<AchievementStanding>> enter(Stored<AchievementStanding> stored) {
        List<Reached> owed = stored.state().owed();
        return owed.isEmpty()
                ? Mono.just(stored)
                : entries.enter(stored.state())
                        .then(Mono.defer(() -> standings.change(
                                stored.id(),
                                loaded -> loaded.state().owed().isEmpty()
                                        ? new Decision.Unchanged<>()
                                        : new Decision.Changed<>(loaded.state().entered(owed), List.of()))));
    }

    private static List<NewEvent> told(AchievementBook book, String customerId, List<Reached> more) {
        return book.achievements().stream()
                .flatMap(known -> more.stream()
                        .filter(reached -> reached.achievementId().equals(known.id()))
                        .map(reached -> event(known, customerId, reached)))
                .toList();
    }

    private static NewEvent event(Known known, String customerId, Reached reached) {
        var terms = known.achievement().terms();
        AchievementReached data = new AchievementReached(
                known.id(),
                terms.code(),
                customerId,
                terms.goal().kind().name(),
                reached.points(),
                reached.purchaseId(),
                reached.at());
        return new NewEvent(EventTypes.ACHIEVEMENT_REACHED, data, reached.at());
    }
}
