package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.JournalHarness.DEADLINE;
import static dev.fives.kit.events.journal.JournalHarness.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Where an account stands: what is remembered, what the head says, and how few commands that takes. */
class JournalStandingIT {
    private final JournalAccount account = account(1);
    private final RecordingTopic topic = new RecordingTopic();
    private final JournalHarness harness = JournalHarness.create();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void head_isNeverFartherBehindThanPromised_andABalanceTakesTwoCommands() {
        Journal<Note> journal = harness.instance(topic);
        Journal<Note> fresh = harness.observedInstance(topic);
        for (int sequence = 1; sequence <= 3 * Head.BEHIND_MAX; sequence++) {
            JournalHarness.fill(journal, account, 1);
            harness.commands.clear();

            JournalHarness.assertStands(fresh, account, sequence, sequence);
            assertThat(harness.commands).hasSizeLessThanOrEqualTo(2);
        }
        Proof proof = journal.verify(account.id()).block(DEADLINE);
        assertThat(proof.headSequence()).isEqualTo(3 * Head.BEHIND_MAX - Head.STEP);
        assertThat(proof.violations()).isEmpty();
    }

    @Test
    void standing_ofARememberedAccountTakesOneCommand_andIsThePresentOne() {
        Journal<Note> journal = harness.observedInstance(topic);
        JournalHarness.fill(journal, account, 3);
        harness.eventually(() -> harness.allPublished(account));
        harness.commands.clear();

        JournalHarness.assertStands(journal, account, 3, 3);
        assertThat(harness.commands).hasSize(1);

        JournalHarness.fill(harness.instance(topic), account, 2);
        JournalHarness.assertStands(journal, account, 5, 5);
    }

    @Test
    void standing_isRefusedWhereTheRememberedEntryIsAnother() {
        Journal<Note> journal = harness.instance(topic);
        JournalHarness.fill(journal, account, 2);
        Document last = new Document("_id", JournalAccount.entryId(account.id(), 2));
        Mono.from(harness.database
                        .getCollection("entries")
                        .updateOne(last, new Document("$set", new Document("balanceAfter", 7L))))
                .block(DEADLINE);

        assertThatThrownBy(() -> journal.standing(account).block(DEADLINE)).isInstanceOf(JournalReader.Unsound.class);
    }

    @Test
    void head_movesForwardOnly() {
        JournalStore<Note> store = harness.instance(topic).store();

        store.advanceHead(account.id(), new Last<>(50, 500, "b", null, 1)).block(DEADLINE);
        store.advanceHead(account.id(), new Last<>(25, 250, "a", null, 1)).block(DEADLINE);

        assertThat(store.head(account.id()).block(DEADLINE)).isEqualTo(new Head(50, 500));
    }
}
