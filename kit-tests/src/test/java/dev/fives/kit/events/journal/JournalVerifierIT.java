package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.JournalHarness.DEADLINE;
import static dev.fives.kit.events.journal.JournalHarness.account;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Whoever edits the database is found. */
class JournalVerifierIT {
    private final JournalAccount account = account(1);
    private final JournalHarness harness = JournalHarness.create();
    private final Journal<Note> journal = harness.instance(new RecordingTopic());

    @BeforeEach
    void fill() {
        JournalHarness.fill(journal, account, 60);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void untouched_isSound() {
        Proof proof = journal.verify(account.id()).block(DEADLINE);

        assertThat(proof.violations()).isEmpty();
        assertThat(proof)
                .extracting(Proof::entries, Proof::sumOfDeltas, Proof::balanceAfter, Proof::headSequence)
                .containsExactly(60L, 60L, 60L, 50L);
        assertThat(proof.lastHash()).isEqualTo(harness.stored(account).getLast().getString("hash"));
    }

    @Test
    void publishedMark_isOutsideTheHash() {
        edit(7, new Document("published", false));

        assertThat(violations()).isEmpty();
    }

    @Test
    void editedDelta_isFound() {
        edit(7, new Document("delta", 1_000L));

        assertThat(violations()).contains("entry 7: content and hash differ").anyMatch(line -> line.contains("sum"));
    }

    @Test
    void editedBody_isFound() {
        edit(7, new Document("body.text", "another story"));

        assertThat(violations()).containsExactly("entry 7: content and hash differ");
    }

    /** The forger also recomputed the entry's own hash. */
    @Test
    void rewrittenEntry_breaksTheChainAfterIt() {
        Document forged = new Document(harness.stored(account).get(6)).append("sourceVersion", 99L);
        edit(
                7,
                new Document("sourceVersion", 99L)
                        .append(
                                "hash",
                                HashChain.next(harness.stored(account).get(5).getString("hash"), forged)));

        assertThat(violations()).containsExactly("entry 8: content and hash differ");
    }

    @Test
    void removedEntry_isFound() {
        delete(30);

        assertThat(violations()).contains("entry 31: follows 29");
    }

    @Test
    void removedTail_isFoundByTheHead() {
        for (long sequence = 50; sequence <= 60; sequence++) {
            delete(sequence);
        }

        assertThat(violations()).containsExactly("entry 49: is the last, the head is at 50");
    }

    @Test
    void editedHead_isFound() {
        Mono.from(harness.database
                        .getCollection("entries_heads")
                        .updateOne(
                                new Document("_id", account.id()),
                                new Document("$set", new Document("balance", 5_000L))))
                .block(DEADLINE);

        assertThat(violations()).containsExactly("entry 50: head says 5000");
    }

    private List<String> violations() {
        return journal.verify(account.id()).block(DEADLINE).violations();
    }

    private void edit(long sequence, Document changes) {
        Mono.from(harness.database
                        .getCollection("entries")
                        .updateOne(
                                new Document("_id", JournalAccount.entryId(account.id(), sequence)),
                                new Document("$set", changes)))
                .block(DEADLINE);
    }

    private void delete(long sequence) {
        Mono.from(harness.database
                        .getCollection("entries")
                        .deleteOne(new Document("_id", JournalAccount.entryId(account.id(), sequence))))
                .block(DEADLINE);
    }
}
