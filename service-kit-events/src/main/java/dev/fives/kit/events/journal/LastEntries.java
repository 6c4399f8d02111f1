package dev.fives.kit.events.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last entries of the accounts used most recently, so that an append need not read them again. */
final class LastEntries<B> {
    private final Map<String, Last<B>> byAccount;

    LastEntries(int accountsMax) {
        byAccount = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Last<B>> eldest) {
                return size() > accountsMax;
            }
        };
    }

    synchronized Optional<Last<B>> of(String account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    /** Keeps the later one. */
    synchronized void remember(String account, Last<B> last) {
        byAccount.merge(
                account,
                last,
                (known, found) ->
                        found.sequence() >= known.sequence() ? found.published(known.firstUnpublished() - 1) : known);
    }

    synchronized void published(String account, long sequence) {
        byAccount.computeIfPresent(account, (id, last) -> last.published(Math.min(sequence, last.sequence())));
    }

    synchronized void forget(String account) {
        byAccount.remove(account);
    }
}
