package dev.fives.loyalty.referral.app;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.app.AccountView;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.ReferralStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** The entries that a referral leaves in the ledger; each is there once, however often it is asked for. */
final class ReferralEntries {
    static final String SUBJECT = "referral:";
    static final long TO_REFERRER = 1;
    static final long TO_FRIEND = 2;
    static final long BACK_FROM_REFERRER = 3;
    static final long BACK_FROM_FRIEND = 4;
    private static final RuleRef RULE = RuleRef.of("referral");
    private static final String GIVEN = "REFERRAL";
    private static final String TAKEN = "REFERRAL_REVERSED";

    private final PointsLedger ledger;

    ReferralEntries(PointsLedger ledger) {
        this.ledger = ledger;
    }

    /** Given first and taken back after it, in that order also where nothing was given yet: what comes late finds both. */
    Mono<Void> enter(Referral referral) {
        Mono<Void> given = give(
                        referral,
                        referral.ask().referrerId(),
                        TO_REFERRER,
                        referral.terms().referrerPoints())
                .then(Mono.defer(() -> give(
                        referral,
                        referral.ask().friendId(),
                        TO_FRIEND,
                        referral.terms().friendPoints())))
                .then();
        return referral.is(ReferralStatus.REVERSED)
                ? given.then(Mono.defer(
                                () -> takeBack(referral, referral.ask().referrerId(), TO_REFERRER, BACK_FROM_REFERRER)))
                        .then(Mono.defer(
                                () -> takeBack(referral, referral.ask().friendId(), TO_FRIEND, BACK_FROM_FRIEND)))
                        .then()
                : given;
    }

    private Mono<JournalEntry<LedgerBody>> give(Referral referral, String customerId, long step, long points) {
        Instant at = Objects.requireNonNull(referral.conversion(), "conversion").at();
        return ledger.enter(
                customerId,
                fact(referral, step, at),
                account -> Entering.of(
                        EntryKind.GIFT, Spending.gift(account.standpoint(), Points.of(points), RULE), GIVEN));
    }

    /** What is spent already becomes a debt, or is let go, as the wallet has it. */
    private Mono<JournalEntry<LedgerBody>> takeBack(Referral referral, String customerId, long given, long step) {
        Instant at = Objects.requireNonNull(referral.endedAt(), "endedAt");
        return ledger.enter(
                customerId,
                fact(referral, step, at),
                account -> Entering.of(
                        EntryKind.REVERSAL,
                        Spending.takeBack(account.standpoint(), moves(account, given), RULE),
                        TAKEN));
    }

    private static List<Move> moves(AccountView account, long step) {
        return account.entered().stream()
                .filter(entry -> entry.sourceVersion() == step)
                .flatMap(entry -> LedgerBodies.moves(entry.body()).stream())
                .toList();
    }

    /** The referral's id is in it, so no other fact has its name, of whomever. */
    private static Fact fact(Referral referral, long step, Instant at) {
        return new Fact(SUBJECT + referral.referralId(), step, at);
    }
}
