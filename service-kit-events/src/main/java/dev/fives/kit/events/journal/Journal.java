package dev.fives.kit.events.journal;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A journal of one kind of account. */
public interface Journal<B> {

    /**
     * Enters a fact once for good. The decision may be taken several times and must have no effect of its own. Completes
     * once the entry is stored; its event follows by itself.
     *
     * @return the entry, or the one that the fact had before; error TOO_MANY_PENDING while the broker is away too long
     */
    Mono<Appended<B>> append(JournalAccount account, Fact fact, Function<Known<B>, Draft<B>> decide);

    /** Whether the account is known to have entries; may answer from memory, and only true is certain. */
    Mono<Boolean> hasEntries(JournalAccount account);

    /** Balance and last sequence: the head and the entries after it, two commands; one where an entry is remembered. */
    Mono<Standing<B>> standing(JournalAccount account);

    /** The same for who walks over all accounts: those in use stay remembered, not these. */
    Mono<Standing<B>> glance(JournalAccount account);

    /** Entries {@code first} to {@code last}, those that are there, in order; at most 500. */
    Mono<List<JournalEntry<B>>> entries(JournalAccount account, long first, long last);

    /** Recomputes the whole account. */
    Mono<Proof> verify(String accountId);
}
