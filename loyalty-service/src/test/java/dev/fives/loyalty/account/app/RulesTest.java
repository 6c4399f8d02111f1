package dev.fives.loyalty.account.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.id.Ids;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.model.PurchaseFact;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import dev.fives.loyalty.earning.app.ActiveRules;
import dev.fives.loyalty.earning.app.Customers;
import dev.fives.loyalty.earning.model.CounterMemory;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.RuleBook;
import dev.fives.loyalty.earning.model.RuleVersion;
import dev.fives.loyalty.program.app.SharedProgram;
import dev.fives.loyalty.program.model.Program;
import dev.fives.loyalty.program.model.WalletSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final MemoryJournal journal = new MemoryJournal();
    private final Books books = new Books();
    private final EarnPoints earn = new EarnPoints(
            new PointsLedger(
                    journal,
                    new Accounts(Ids.of(RealClock.system()), "default"),
                    new SharedProgram(
                            Mono::empty,
                            new Program(List.of(
                                    new WalletSettings("points", 0, null, true, 30, Shortfall.ALLOW_NEGATIVE, null))),
                            ZoneOffset.UTC,
                            300,
                            Duration.ofDays(1),
                            () -> 0),
                    null,
                    () -> NOW,
                    new UsedAccounts(1)),
            new Rules(books, new Customers(null, null), new CounterMemory(7, 16, 400)));

    /** It had read the former rules when its turn had not come yet. */
    @Test
    void LOY_01_purchaseThatWaitedInItsLane_isJudgedByTheRulesThatAreInForceThen() {
        Sinks.Empty<Void> turn = Sinks.empty();
        journal.lane = turn.asMono();
        var entry = earn.of("cus", purchase(), occasion()).toFuture();
        books.present = new RuleBook(List.of(), ZoneOffset.UTC);
        turn.tryEmitEmpty().orThrow();

        assertThat(entry.join().delta()).isZero();
        assertThat(journal.attempts).isEqualTo(2);
    }

    @Test
    void purchaseIsJudgedOnce_whereTheRulesStay() {
        assertThat(earn.of("cus", purchase(), occasion()).block().delta()).isEqualTo(10);
        assertThat(journal.attempts).isEqualTo(1);
    }

    private static PurchaseFact purchase() {
        return new PurchaseFact("p", 1, PurchaseFact.Status.COUNTS, BigDecimal.TEN, "CNY", NOW, NOW);
    }

    private static Occasion.Purchase occasion() {
        return new Occasion.Purchase(List.of(), BigDecimal.TEN, "CNY", null, NOW);
    }

    private static final class Books implements ActiveRules {
        private RuleBook present = new RuleBook(List.of(RuleVersion.ONE_PER_UNIT), ZoneOffset.UTC);

        @Override
        public Mono<RuleBook> current() {
            return Mono.fromSupplier(() -> present);
        }

        @Override
        public boolean areInForce(RuleBook book) {
            return present == book;
        }
    }
}
