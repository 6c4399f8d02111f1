package dev.fives.loyalty.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.account.model.Place.Counter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Accounts in memory, entered into as the ledger does it: a fact once, and what is due before it. */
final class WalkedLedger {
    /** One account, and what its entries add up to. */
    static final class Account {
        final String id;
        WalletTerms terms;
        Holdings holdings = Holdings.NONE;
        long sumOfDeltas;
        long sumOfPendingDeltas;

        private Account(String id, WalletTerms terms) {
            this.id = id;
            this.terms = terms;
        }

        Standpoint at(Instant now) {
            return new Standpoint(holdings, terms, terms.day(now));
        }
    }

    final Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    private final Set<String> sources = new HashSet<>();
    private final Map<String, Account> accounts = new HashMap<>();

    Account open(String id, WalletTerms terms) {
        return accounts.computeIfAbsent(id, it -> new Account(it, terms));
    }

    boolean has(String source) {
        return sources.contains(source);
    }

    /** Empty where the fact was entered before, or the decision enters nothing; then nothing has changed. */
    Optional<Posted> enter(Account account, String source, Instant now, Function<Standpoint, Optional<Posted>> decide) {
        if (has(source)) {
            return Optional.empty();
        }
        pass(account, now);
        Optional<Posted> posted = decide.apply(account.at(now));
        posted.ifPresent(it -> keep(account, source, it));
        return posted;
    }

    void pass(Account account, Instant now) {
        Due.overdue(account.at(now)).ifPresent(due -> {
            Posted posted = due.at(new Standpoint(account.holdings, account.terms, due.on()));
            keep(account, account.id + ":" + due.subject(), posted);
            pass(account, now);
        });
    }

    private void keep(Account account, String source, Posted posted) {
        assertThat(sources.add(source)).as("entered once: %s", source).isTrue();
        Holdings followed = account.holdings;
        for (Move move : posted.moves()) {
            followed = followed.after(move);
            count(move.from(), -move.points().value());
            count(move.to(), move.points().value());
        }
        assertThat(posted.after().holdsAs(followed)).as("as its moves say").isTrue();
        account.holdings = posted.after();
        account.sumOfDeltas += posted.delta().value();
        account.sumOfPendingDeltas += posted.pendingDelta().value();
    }

    private void count(Place place, long points) {
        assertThat(Places.read(Places.text(place))).isEqualTo(place);
        if (place instanceof Counter counter) {
            counters.merge(counter, points, Long::sum);
        }
    }

    /** All accounts and the counter-accounts. */
    long total() {
        return accounts.values().stream()
                        .mapToLong(it -> it.holdings.outstanding().value())
                        .sum()
                + counters.values().stream().mapToLong(it -> it).sum();
    }

    static Optional<Posted> taken(SpendOutcome outcome) {
        return outcome instanceof SpendOutcome.Taken(Posted posted) ? Optional.of(posted) : Optional.empty();
    }
}
