package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.JournalHarness.DEADLINE;
import static dev.fives.kit.events.journal.JournalHarness.account;
import static dev.fives.kit.events.journal.JournalHarness.add;
import static dev.fives.kit.events.journal.JournalHarness.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.journal.JournalHarness.Instance;
import dev.fives.kit.events.journal.RecordingTopic.Around;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class JournalRelayIT {
    private final JournalAccount account = account(1);
    private final RecordingTopic topic = new RecordingTopic();
    private final JournalHarness harness = JournalHarness.create();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void entry_isSentOnceAndMarked() {
        JournalHarness.fill(harness.instance(topic), account, 3);

        harness.eventually(() -> harness.allPublished(account));
        assertThat(topic.of(account)).containsExactly(1L, 2L, 3L);
    }

    /** The second instance never saw entries 1 to 3; from tells it to look for them. */
    @Test
    void entriesOfADeadInstance_areSentBeforeTheNextOne() {
        JournalHarness.fill(harness.instance(topic, Around.dead()), account, 3);
        JournalHarness.fill(harness.instance(topic), account, 1);

        harness.eventually(() -> harness.allPublished(account));
        assertThat(topic.of(account)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(harness.stored(account).getLast().getLong("from")).isEqualTo(1);
    }

    @Test
    void from_isTheEntryItselfAfterAPublishedOne() {
        JournalHarness.fill(harness.instance(topic), account, 1);
        harness.eventually(() -> harness.allPublished(account));
        JournalHarness.fill(harness.instance(topic, Around.dead()), account, 2);

        assertThat(harness.stored(account))
                .extracting(entry -> entry.getLong("from"))
                .containsExactly(1L, 2L, 2L);
    }

    @Test
    void mark_comesAfterTheAcknowledgement() {
        CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
        AtomicInteger sends = new AtomicInteger();
        Journal<Note> journal = harness.instance(topic, (id, delivery) -> {
            sends.incrementAndGet();
            return acknowledgement;
        });
        JournalHarness.fill(journal, account, 2);
        harness.eventually(() -> sends.get() == 1);

        assertThat(harness.stored(account)).noneMatch(entry -> entry.getBoolean("published"));
        assertThat(sends).as("one in flight an account").hasValue(1);

        acknowledgement.complete(null);
        harness.eventually(() -> harness.allPublished(account));
        assertThat(sends).hasValue(2);
    }

    @Test
    void lostAcknowledgement_isSentAgainBeforeTheNextEntry() {
        AtomicInteger sends = new AtomicInteger();
        Journal<Note> journal = harness.instance(topic, (id, delivery) -> {
            CompletionStage<?> delivered = delivery.get();
            return sends.incrementAndGet() == 1
                    ? CompletableFuture.failedFuture(new IllegalStateException("lost"))
                    : delivered;
        });
        JournalHarness.fill(journal, account, 2);

        harness.eventually(() -> harness.allPublished(account));
        assertThat(topic.of(account)).containsExactly(1L, 1L, 2L);
    }

    /** Entry 1 is gone from the store: what it said is unknown, so nothing may follow it on the topic. */
    @Test
    void missingEntry_stopsTheRelay() {
        Instance instance = harness.instance(topic, Around.dead());
        JournalHarness.fill(instance, account, 2);
        Mono.from(harness.database
                        .getCollection("entries")
                        .deleteOne(new Document("_id", JournalAccount.entryId(account.id(), 1))))
                .block(DEADLINE);

        assertThatThrownBy(() -> instance.outbox().read(account.id()).block(DEADLINE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected: all from 1");
    }

    @Test
    void sweeper_sendsWhatWasLeft_andLeavesYoungOnesToTheirWriter() {
        JournalHarness.fill(harness.instance(topic, Around.dead()), account, 3);
        Instance other = harness.instance(topic);

        other.sweep(Instant.now().minusSeconds(60));
        assertThat(other.outbox().pending(10).block(DEADLINE)).isEqualTo(3);
        assertThat(other.outbox().oldest().block(DEADLINE)).isBefore(Instant.now());

        other.sweep(Instant.now().plusSeconds(1));
        harness.eventually(() -> harness.allPublished(account));
        assertThat(topic.of(account)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void accounts_goSideBySide() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        Journal<Note> journal =
                harness.instance(topic, (id, delivery) -> id.equals(account.id()) ? never : delivery.get());
        journal.append(account, fact("stuck", 1), add(1)).block(DEADLINE);
        JournalHarness.fill(journal, account(2), 2);

        harness.eventually(() -> topic.of(account(2)).equals(List.of(1L, 2L)));
    }
}
