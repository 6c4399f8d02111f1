package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Appended;
import dev.fives.kit.events.journal.Draft;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Known;
import dev.fives.kit.events.journal.Proof;
import dev.fives.kit.events.journal.Standing;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One account in memory; answers on the thread that asks. */
final class MemoryJournal implements Journal<LedgerBody> {
    final List<JournalEntry<LedgerBody>> entries = new ArrayList<>();
    /** What an append waits for before it is decided, as in a lane. */
    Mono<Void> lane = Mono.empty();

    int attempts;
    /** Of an entry whose event a topic takes. */
    int movesMax = Integer.MAX_VALUE;

    private @Nullable LedgerBody before;

    void begins(LedgerBody body) {
        before = body;
    }

    @Override
    public Mono<Appended<LedgerBody>> append(
            JournalAccount account, Fact fact, Function<Known<LedgerBody>, Draft<LedgerBody>> decide) {
        return Mono.defer(() -> lane).then(Mono.fromSupplier(() -> entered(account, fact, decide)));
    }

    @Override
    public Mono<Boolean> hasEntries(JournalAccount account) {
        return Mono.just(true);
    }

    @Override
    public Mono<Standing<LedgerBody>> glance(JournalAccount account) {
        return standing(account);
    }

    @Override
    public Mono<Standing<LedgerBody>> standing(JournalAccount account) {
        return Mono.fromSupplier(() -> new Standing<>(entries.size(), balance(), previous()));
    }

    @Override
    public Mono<List<JournalEntry<LedgerBody>>> entries(JournalAccount account, long first, long last) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Proof> verify(String accountId) {
        throw new UnsupportedOperationException();
    }

    private Appended<LedgerBody> entered(
            JournalAccount account, Fact fact, Function<Known<LedgerBody>, Draft<LedgerBody>> decide) {
        attempts++;
        List<JournalEntry<LedgerBody>> subject = entries.stream()
                .filter(entry -> entry.subject().equals(fact.subject()))
                .toList();
        var already = subject.stream()
                .filter(entry -> entry.source().equals(fact.source()))
                .findFirst();
        if (already.isPresent()) {
            return new Appended<>(already.get(), false);
        }
        Draft<LedgerBody> draft = decide.apply(new Known<>(balance(), previous(), entries.size() + 1L, subject));
        if (draft.body().moves().size() > movesMax) {
            throw new ProblemException(Problems.PAYLOAD_TOO_LARGE, "event: too large (expected: less)");
        }
        JournalEntry<LedgerBody> entry = new JournalEntry<>(
                account,
                entries.size() + 1L,
                fact.subject(),
                fact.source(),
                fact.version(),
                draft.body(),
                draft.delta(),
                balance() + draft.delta(),
                "",
                1,
                false,
                fact.at(),
                fact.at(),
                null);
        entries.add(entry);
        return new Appended<>(entry, true);
    }

    private long balance() {
        return entries.isEmpty()
                ? LedgerBodies.holdings(before).balance().value()
                : entries.getLast().balanceAfter();
    }

    private @Nullable LedgerBody previous() {
        return entries.isEmpty() ? before : entries.getLast().body();
    }
}
