package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.Trigger;
import dev.fives.loyalty.earning.model.Verdict;
import reactor.core.publisher.Mono;

/**
 * Points for what is not a purchase. The business fact is the entry's source, so there is one entry for it, whatever
 * comes twice. Without a rule that waits for it there is none: no rule begins in the past, so none can pay for it
 * later.
 */
public final class EarnOnce {
    private final PointsLedger ledger;
    private final Rules rules;

    public EarnOnce(PointsLedger ledger, Rules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    /** @param subject the fact, such as {@code survey:srv_…}; many customers have one of the same name, so theirs differ */
    public Mono<Void> of(String customerId, String subject, Occasion.Event event) {
        Fact fact = Fact.once(subject + ":" + customerId, event.at());
        return rules.about(customerId, event, asked -> earn(customerId, fact, event, asked))
                .then();
    }

    private Mono<JournalEntry<LedgerBody>> earn(String customerId, Fact fact, Occasion.Event event, Rules.Asked asked) {
        return asked.isWaitedFor()
                ? ledger.enter(customerId, fact, account -> entering(asked, event, account))
                : Mono.empty();
    }

    private static Entering entering(Rules.Asked asked, Occasion.Event event, AccountView account) {
        Verdict verdict = asked.verdict(account);
        return Entering.of(
                        EntryKind.GIFT,
                        Spending.gifts(account.standpoint(), Rules.points(verdict)),
                        reason(event.trigger()))
                .judged(verdict);
    }

    private static String reason(Trigger trigger) {
        return switch (trigger) {
            case Trigger.SurveyAnswered _ -> "SURVEY_ANSWERED";
            case Trigger.ReviewWritten _ -> "REVIEW_WRITTEN";
            case Trigger.ProfileCompleted _ -> "PROFILE_COMPLETED";
            case Trigger.Usage _ -> "USAGE";
            case Trigger.Purchase _ -> throw new IllegalArgumentException("purchase (expected: another occasion)");
        };
    }
}
