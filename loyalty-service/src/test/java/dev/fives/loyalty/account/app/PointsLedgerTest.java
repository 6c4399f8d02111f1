package dev.fives.loyalty.account.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.account.model.SpendOutcome;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import dev.fives.loyalty.program.app.SharedProgram;
import dev.fives.loyalty.program.model.Program;
import dev.fives.loyalty.program.model.WalletSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class PointsLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MAX_AGE = Duration.ofMillis(250);
    private static final int LOTS = 700;

    private final MemoryJournal journal = new MemoryJournal();
    private final AtomicLong nanos = new AtomicLong();
    private int pendingDays;
    private final SharedProgram program = new SharedProgram(
            () -> Mono.just(new Stored<>("default", "default", 1, 0, program(), List.of(), List.of())),
            program(),
            ZoneOffset.UTC,
            300,
            MAX_AGE,
            nanos::get);
    private final PointsLedger ledger = new PointsLedger(
            journal,
            new Accounts(Ids.of(RealClock.system()), "default"),
            program,
            null,
            () -> NOW,
            new UsedAccounts(1));

    /** A warning and an expiry each, all of them answered at once. */
    @Test
    void everythingThatIsDue_isEntered_howeverMuchItIs() {
        holdsLotsThatAreOver();

        AccountNow now = ledger.now("cus", Wallets.POINTS).block();

        assertThat(now.standpoint().holdings().balance()).isEqualTo(Points.ZERO);
        assertThat(journal.entries.size()).isEqualTo(2 * LOTS);
    }

    @Test
    void everythingThatIsDue_isEnteredBeforeTheFact() {
        holdsLotsThatAreOver();

        ledger.enter("cus", Fact.once("gift", NOW), account -> gift(account)).block();

        assertThat(journal.entries.size()).isEqualTo(2 * LOTS + 1);
        assertThat(journal.entries.getLast().balanceAfter()).isEqualTo(7);
    }

    /** It had read the former terms when its turn had not come yet. */
    @Test
    void LOY_16_entryThatWaitedInItsLane_goesByTheTermsThatAreInForceThen() {
        Sinks.Empty<Void> turn = Sinks.empty();
        journal.lane = turn.asMono();
        var entry = ledger.enter("cus", Fact.once("purchase", NOW), PointsLedgerTest::asTheTermsSay)
                .toFuture();
        pendingDays = 14;
        nanos.addAndGet(MAX_AGE.toNanos());
        turn.tryEmitEmpty().orThrow();

        assertThat(entry.join().body().reason()).isEqualTo("waits 14");
    }

    @Test
    void entryWhoseTermsAreNewEnough_readsThemOnce() {
        var entry = ledger.enter("cus", Fact.once("purchase", NOW), PointsLedgerTest::asTheTermsSay)
                .block();

        assertThat(entry.body().reason()).isEqualTo("waits 0");
        assertThat(journal.attempts).isEqualTo(1);
    }

    @Test
    void LOY_07_entryThatIsTooLarge_isEnteredWithoutMoves_andNotTriedForEver() {
        holds(LocalDate.parse("2030-11-23"));
        journal.movesMax = LOTS - 1;

        var entry = ledger.enter(
                        "cus",
                        Wallets.POINTS,
                        new Fact("redemption:rdm", 1, NOW),
                        account -> reserved(account, 3L * LOTS),
                        account -> Entering.of(
                                EntryKind.RESERVATION, Spending.nothing(account.standpoint()), "TOO_MANY_LOTS"))
                .block();

        assertThat(entry.body().reason()).isEqualTo("TOO_MANY_LOTS");
        assertThat(journal.attempts).isEqualTo(2);
    }

    private static Entering reserved(AccountView account, long points) {
        return switch (Spending.reserve(account.standpoint(), Points.of(points))) {
            case SpendOutcome.Taken taken -> Entering.of(EntryKind.RESERVATION, taken.posted(), "REDEMPTION");
            case SpendOutcome.TooFew few -> throw new IllegalStateException("too few: " + few.available());
        };
    }

    private static Entering asTheTermsSay(AccountView account) {
        return Entering.of(
                EntryKind.GIFT,
                Spending.nothing(account.standpoint()),
                "waits " + account.standpoint().terms().pendingDays());
    }

    private Program program() {
        return new Program(
                List.of(new WalletSettings("points", pendingDays, null, true, 30, Shortfall.ALLOW_NEGATIVE, null)));
    }

    private static Entering gift(AccountView account) {
        return Entering.of(
                EntryKind.GIFT, Spending.gift(account.standpoint(), Points.of(7), RuleRef.of("gift")), "gift");
    }

    private void holdsLotsThatAreOver() {
        holds(LocalDate.parse("2026-11-22"));
    }

    /** A lot for each of the days up to this one. */
    private void holds(LocalDate last) {
        TreeMap<Lot, Points> lots = new TreeMap<>();
        for (int i = 0; i < LOTS; i++) {
            lots.put(new Lot(last.minusDays(i)), Points.of(3));
        }
        Holdings holdings = new Holdings(
                lots, new TreeMap<>(), Points.ZERO, Points.ZERO, LocalDate.parse("2026-11-22"), LocalDate.MIN);
        journal.begins(new LedgerBody(
                Wallets.POINTS,
                EntryKind.GIFT,
                null,
                List.of(),
                LedgerBodies.held(holdings),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null));
    }
}
