package dev.fives.loyalty.achievement.app;

import dev.fives.kit.events.journal.Fact;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.achievement.model.AchievementStanding;
import dev.fives.loyalty.achievement.model.Reached;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The entries that achievements leave in the ledger; each is there once, however often it is asked for. */
final class AchievementEntries {
    static final String SUBJECT = "achievement:";
    private static final RuleRef RULE = RuleRef.of("achievement");
    private static final String REASON = "ACHIEVEMENT";

    private final PointsLedger ledger;

    AchievementEntries(PointsLedger ledger) {
        this.ledger = ledger;
    }

    Mono<Void> enter(AchievementStanding standing) {
        return Flux.fromIterable(standing.owed())
                .concatMap(reached -> ledger.enter(
                        standing.customerId(),
                        Fact.once(subject(reached, standing.customerId()), reached.at()),
                        account -> Entering.of(
                                EntryKind.GIFT,
                                Spending.gift(account.standpoint(), Points.of(reached.points()), RULE),
                                REASON)))
                .then();
    }

    /** The customer is in it: many have reached the same. */
    static String subject(Reached reached, String customerId) {
        return SUBJECT + reached.achievementId() + ":" + customerId;
    }
}
