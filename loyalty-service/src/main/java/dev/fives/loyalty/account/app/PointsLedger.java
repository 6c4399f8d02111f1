package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Appended;
import dev.fives.kit.events.journal.Draft;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Known;
import dev.fives.loyalty.account.model.EarnOutcome;
import dev.fives.loyalty.account.model.LedgerLine;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.member.Members;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Enters facts into a customer's account: what all reasons for points have in common. */
public final class PointsLedger {
    private final Journal<LedgerBody> journal;
    private final Accounts accounts;
    private final Members members;
    private final PointsMeters meters;

    public PointsLedger(Journal<LedgerBody> journal, Accounts accounts, Members members, PointsMeters meters) {
        this.journal = journal;
        this.accounts = accounts;
        this.members = members;
        this.meters = meters;
    }

    /** The entry of this fact, whether it is written now or was before. */
    public Mono<JournalEntry<LedgerBody>> enter(
            String customerId, Fact fact, Function<Known<LedgerBody>, Draft<LedgerBody>> decide) {
        JournalAccount account = accounts.of(customerId);
        return enrolledBeforeTheFirstEntry(account, fact.at())
                .then(journal.append(account, fact, decide))
                .doOnNext(meters::count)
                .map(Appended::entry);
    }

    /** Points given for what is not a purchase: one line, which opens a lot. */
    public Draft<LedgerBody> gift(LedgerLine line, String reason) {
        return draft(null, List.of(line), reason);
    }

    Draft<LedgerBody> draft(String purchaseId, EarnOutcome outcome, @Nullable String reason) {
        return draft(purchaseId, outcome.lines(), reason);
    }

    private Draft<LedgerBody> draft(@Nullable String purchaseId, List<LedgerLine> lines, @Nullable String reason) {
        Points delta = lines.stream().map(LedgerLine::delta).reduce(Points.ZERO, Points::plus);
        List<LedgerBody.Line> stored = lines.stream().map(PointsLedger::stored).toList();
        return new Draft<>(delta.value(), new LedgerBody(purchaseId, accounts.counterAccount(), stored, reason));
    }

    /** Whoever has an entry is a member; no order between the topics is needed for it. */
    private Mono<Void> enrolledBeforeTheFirstEntry(JournalAccount account, Instant at) {
        return journal.hasEntries(account)
                .flatMap(member -> member ? Mono.empty() : members.enrol(account.customerId(), at));
    }

    private static LedgerBody.Line stored(LedgerLine line) {
        return new LedgerBody.Line(
                line.ruleId(), line.ruleVersion(), line.delta().value(), line.lotId());
    }
}
