package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.ORDERED_AT;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.account.model.Spending;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Points given in the ledger itself, to customers that nobody else knows. */
record Gifts(RunningLoyalty loyalty) {
    private static final RuleRef GIFT = RuleRef.of("gift");
    private static final int AT_ONCE = 64;

    /** Many at once share their commands. */
    void fill(String of, int entries) {
        Flux.range(0, entries)
                .flatMap(
                        i -> Mono.defer(() -> give(of, "fill-" + i, 1))
                                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(100))
                                        .filter(fault -> problemOf(fault).equals(Problems.TOO_MANY_PENDING))),
                        AT_ONCE)
                .blockLast(DEADLINE.multipliedBy(4));
    }

    Mono<JournalEntry<LedgerBody>> give(String to, String what, long points) {
        return loyalty.bean(PointsLedger.class)
                .enter(
                        to,
                        Fact.once("gift:" + to + ":" + what, ORDERED_AT),
                        account -> Entering.of(
                                EntryKind.GIFT, Spending.gift(account.standpoint(), Points.of(points), GIFT), "gift"));
    }

    /** Its type, where it is one that callers hear of. */
    static Object problemOf(Throwable fault) {
        return fault instanceof ProblemException problem ? problem.type() : fault;
    }
}
