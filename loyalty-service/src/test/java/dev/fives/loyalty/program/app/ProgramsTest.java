package dev.fives.loyalty.program.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.loyalty.account.app.AccountDues;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import dev.fives.loyalty.program.model.Program;
import dev.fives.loyalty.program.model.WalletSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ProgramsTest {
    private static final String ID = "default";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final MemoryStore<Program> store = new MemoryStore<>();
    private final Dues dues = new Dues();
    private final SharedProgram shared = new SharedProgram(
            () -> store.find(ID), shipped(), ZoneOffset.UTC, 300, Duration.ofMillis(2), System::nanoTime);
    private final Programs programs =
            new Programs(store, shared, dues, ID, new ProgramLimits(5, 90, 60, 90), () -> NOW, () -> NOW);

    @Test
    void earlierWarning_thatWasBrokenOffAfterTheWrite_isEndedByItsRepeat() {
        dues.away = true;
        assertThatThrownBy(() -> put("key-1", 0, 60)).hasMessage("store away");
        assertThat(store.all.get(ID).version()).isEqualTo(1);
        dues.away = false;

        KnownProgram known = put("key-1", 0, 60);

        assertThat(known.version()).isEqualTo(1);
        assertThat(dues.brought).containsExactly("points " + NOW);
    }

    @Test
    void onlyEarlierWarnings_haveAccountsLookedAtAgain() {
        put("key-1", 0, 60);
        dues.brought.clear();

        put("key-2", 1, 30);
        assertThat(dues.brought).isEmpty();
        put("key-3", 2, 31);

        assertThat(dues.brought).containsExactly("points " + NOW);
    }

    private KnownProgram put(String key, long seen, int warnDays) {
        var wallet = new ProgramDraft.Wallet(0, 12, true, warnDays, null, null);
        return programs.put(ID, seen, new ProgramDraft(Map.of("points", wallet)))
                .contextWrite(
                        RequestContext.internal("c-1").withIdempotencyKey(key).asContext())
                .blockOptional(Duration.ofMinutes(1))
                .orElseThrow();
    }

    private static Program shipped() {
        return new Program(List.of(new WalletSettings("points", 0, 12, true, 30, Shortfall.ALLOW_NEGATIVE, null)));
    }

    private static final class Dues implements AccountDues {
        private final List<String> brought = new ArrayList<>();
        private boolean away;

        @Override
        public Mono<Void> bringForward(String accountId, String customerId, String wallet, Instant dueAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Void> bringAllForward(String wallet, Instant dueAt) {
            return Mono.fromRunnable(() -> {
                if (away) {
                    throw new IllegalStateException("store away");
                }
                brought.add(wallet + " " + dueAt);
            });
        }

        @Override
        public Mono<List<AccountDue>> due(Instant now, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Void> moveOn(AccountDue done, Instant next) {
            throw new UnsupportedOperationException();
        }
    }
}
