package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Proof;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Proves an account: its journal by itself, and its entries by what else must hold of them. */
public final class ProveLedger {
    /** A read beside a writer may see an entry and miss what belongs to it; what stays is a violation. */
    private static final int LOOKS = 3;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** With the entry before them no more than are read at once. */
    private static final int PAGE = 499;

    private final Journal<LedgerBody> ledger;
    private final List<EntryRule> rules;

    public ProveLedger(Journal<LedgerBody> ledger, List<EntryRule> rules) {
        this.ledger = ledger;
        this.rules = List.copyOf(rules);
    }

    public Mono<Proof> of(String accountId) {
        return proof(accountId, LOOKS);
    }

    private Mono<Proof> proof(String accountId, int looks) {
        return look(accountId)
                .flatMap(proof -> proof.sound() || looks == 1
                        ? Mono.just(proof)
                        : Mono.delay(LOOK_AGAIN).then(proof(accountId, looks - 1)));
    }

    private Mono<Proof> look(String accountId) {
        return ledger.verify(accountId)
                .flatMap(proof -> broken(accountId, proof.entries()).map(more -> with(proof, more)));
    }

    private Mono<List<String>> broken(String accountId, long entries) {
        int pages = Math.toIntExact((entries + PAGE - 1) / PAGE);
        // entries are read by the account alone, so nobody needs to know whose it is
        JournalAccount account = new JournalAccount(accountId, accountId);
        return Flux.range(0, pages)
                .map(page -> 1L + page * (long) PAGE)
                .concatMap(first ->
                        ledger.entries(account, first - 1, first + PAGE - 1).flatMapMany(found -> broken(first, found)))
                .collectList();
    }

    /** Each page begins with the entry before it, where there is one. */
    private Flux<String> broken(long first, List<JournalEntry<LedgerBody>> found) {
        boolean withBefore = !found.isEmpty() && found.getFirst().sequence() < first;
        JournalEntry<LedgerBody> before = withBefore ? found.getFirst() : null;
        List<JournalEntry<LedgerBody>> page = withBefore ? found.subList(1, found.size()) : found;
        return Flux.fromIterable(rules)
                .concatMap(rule -> rule.violations(before, page))
                .concatMapIterable(violations -> violations);
    }

    private static Proof with(Proof proof, List<String> more) {
        List<String> all =
                Stream.concat(proof.violations().stream(), more.stream()).toList();
        return new Proof(
                proof.accountId(),
                proof.entries(),
                proof.sumOfDeltas(),
                proof.balanceAfter(),
                proof.headSequence(),
                proof.lastHash(),
                all);
    }
}
