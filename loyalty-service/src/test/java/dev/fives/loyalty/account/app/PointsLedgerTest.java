package dev.fives.loyalty.account.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.account.model.Spending;
import dev.fives.loyalty.account.model.WalletTerms;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PointsLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final int LOTS = 700;

    private final MemoryJournal journal = new MemoryJournal();
    private final Terms terms = new Terms();
    private final PointsLedger ledger =
            new PointsLedger(journal, new Accounts(Ids.of(RealClock.system()), "default"), terms, null, () -> NOW);

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

    private static Entering gift(AccountView account) {
        return Entering.of(
                EntryKind.GIFT, Spending.gift(account.standpoint(), Points.of(7), RuleRef.of("gift")), "gift");
    }

    private void holdsLotsThatAreOver() {
        TreeMap<Lot, Points> lots = new TreeMap<>();
        LocalDate last = LocalDate.parse("2026-11-22");
        for (int i = 0; i < LOTS; i++) {
            lots.put(new Lot(last.minusDays(i)), Points.of(3));
        }
        Holdings holdings = new Holdings(lots, new TreeMap<>(), Points.ZERO, Points.ZERO, last, LocalDate.MIN);
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

    private static final class Terms implements Wallets {
        private final WalletTerms terms = new WalletTerms(ZoneOffset.UTC, 0, null, 30, Shortfall.ALLOW_NEGATIVE);

        @Override
        public Mono<WalletTerms> terms(String wallet) {
            return Mono.just(terms);
        }

        @Override
        public Mono<List<String>> codes() {
            return Mono.just(List.of(Wallets.POINTS));
        }
    }
}
