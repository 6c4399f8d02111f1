package dev.fives.loyalty.achievement.kafka;

import static java.util.Objects.requireNonNullElse;

import dev.fives.contracts.Money;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.PermanentFault;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.achievement.app.ReachAchievements;
import reactor.core.publisher.Mono;

/** The ledger's entries of purchases. Memory: the member's standing, which is judged by the ledger and not by the event. */
public final class AchievementOnPurchase implements EventHandler {
    private final ReachAchievements reach;

    public AchievementOnPurchase(ReachAchievements reach) {
        this.reach = reach;
    }

    /** Only what the customer has more of: nobody reaches anything by giving back. */
    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        PointsEntry entry = event.dataAs(PointsEntry.class);
        Money qualifying = entry.qualifying();
        return entry.purchaseId() == null || qualifying == null || !isMore(qualifying)
                ? Mono.empty()
                : reach.entered(entry.customerId(), requireNonNullElse(entry.qualifyingAt(), entry.at()));
    }

    private static boolean isMore(Money qualifying) {
        try {
            return qualifying.value().signum() > 0;
        } catch (NumberFormatException e) {
            throw new PermanentFault("qualifying.amount: not a decimal (expected: such as 268.50)");
        }
    }
}
