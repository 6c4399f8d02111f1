package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.EntryDocuments.number;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Recomputes an account from its first entry on: numbering, hashes, sums, and the head against them. */
final class JournalVerifier {
    private static final int PAGE = 500;
    private static final int VIOLATIONS_MAX = 20;

    private final JournalStore<?> store;

    JournalVerifier(JournalStore<?> store) {
        this.store = store;
    }

    Mono<Proof> verify(String accountId) {
        return store.head(accountId).flatMap(head -> new Walk(accountId, head).from(1));
    }

    private final class Walk {
        private final String accountId;
        private final Head head;
        private final List<String> violations = new ArrayList<>();
        private long sequence;
        private long entries;
        private long sum;
        private long balanceAfter;
        private String hash = HashChain.START;

        Walk(String accountId, Head head) {
            this.accountId = accountId;
            this.head = head;
        }

        Mono<Proof> from(long first) {
            return store.window(accountId, first, first + PAGE - 1).flatMap(page -> {
                page.forEach(this::add);
                boolean done = page.isEmpty() && first > head.sequence();
                return done ? Mono.fromSupplier(this::proof) : from(first + PAGE);
            });
        }

        private void add(Document entry) {
            long number = number(entry, "sequence");
            check(number == sequence + 1, number, "follows " + sequence);
            String recomputed = HashChain.next(hash, entry);
            check(recomputed.equals(entry.getString("hash")), number, "content and hash differ");
            sum += number(entry, "delta");
            balanceAfter = number(entry, "balanceAfter");
            check(sum == balanceAfter, number, "balanceAfter " + balanceAfter + ", sum of deltas " + sum);
            check(number != head.sequence() || head.balance() == sum, number, "head says " + head.balance());
            sequence = number;
            hash = entry.getString("hash");
            entries++;
        }

        private Proof proof() {
            check(sequence >= head.sequence(), sequence, "is the last, the head is at " + head.sequence());
            check(sequence - head.sequence() <= Head.BEHIND_MAX, sequence, "is too far from head " + head.sequence());
            return new Proof(accountId, entries, sum, balanceAfter, head.sequence(), hash, violations);
        }

        private void check(boolean holds, long number, String what) {
            if (!holds && violations.size() < VIOLATIONS_MAX) {
                violations.add("entry " + number + ": " + what);
            }
        }
    }
}
