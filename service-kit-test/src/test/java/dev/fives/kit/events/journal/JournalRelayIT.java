package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.JournalHarness.DEADLINE;
import static dev.fives.kit.events.journal.JournalHarness.account;
import static dev.fives.kit.events.journal.JournalHarness.add;
import static dev.fives.kit.events.journal.JournalHarness.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.events.journal.JournalHarness.Note;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

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

        harness.eventually(this::allPublished);
        assertThat(topic.of(account)).containsExactly(1L, 2L, 3L);
    }

    /** The second instance never saw entries 1 to 3; from tells it to look for them. */
    @Test
    void entriesOfADeadInstance_areSentBeforeTheNextOne() {
        JournalHarness.fill(harness.instance(RecordingTopic.dead()), account, 3);
        JournalHarness.fill(harness.instance(topic), account, 1);

        harness.eventually(this::allPublished);
        assertThat(topic.of(account)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(harness.stored(account).getLast().getLong("from")).isEqualTo(1);
    }

    @Test
    void from_isTheEntryItselfAfterAPublishedOne() {
        JournalHarness.fill(harness.instance(topic), account, 1);
        harness.eventually(this::allPublished);
        JournalHarness.fill(harness.instance(RecordingTopic.dead()), account, 2);

        assertThat(harness.stored(account))
                .extracting(entry -> entry.getLong("from"))
                .containsExactly(1L, 2L, 2L);
    }

    @Test
    void mark_comesAfterTheAcknowledgement() {
        Sinks.Empty<Void> acknowledgement = Sinks.empty();
        AtomicInteger sends = new AtomicInteger();
        Journal<Note> journal = harness.instance(entry -> {
            sends.incrementAndGet();
            return acknowledgement.asMono();
        });
        JournalHarness.fill(journal, account, 2);
        harness.eventually(() -> sends.get() == 1);

        assertThat(harness.stored(account)).noneMatch(entry -> entry.getBoolean("published"));
        assertThat(sends).as("one in flight an account").hasValue(1);

        acknowledgement.tryEmitEmpty();
        harness.eventually(this::allPublished);
        assertThat(sends).hasValue(2);
    }

    @Test
    void lostAcknowledgement_isSentAgainBeforeTheNextEntry() {
        AtomicInteger sends = new AtomicInteger();
        Journal<Note> journal = harness.instance(entry -> topic.send(entry)
                .then(Mono.defer(() -> sends.incrementAndGet() == 1
                        ? Mono.error(new IllegalStateException("lost"))
                        : Mono.<Void>empty())));
        JournalHarness.fill(journal, account, 2);

        harness.eventually(this::allPublished);
        assertThat(topic.of(account)).containsExactly(1L, 1L, 2L);
    }

    /** Entry 1 is gone from the store: what it said is unknown, so nothing may follow it on the topic. */
    @Test
    void missingEntry_stopsTheRelay() {
        AtomicReference<EntrySender<Note>> sender = new AtomicReference<>(RecordingTopic.dead());
        JournalRuntime<Note> journal = harness.instance(entry -> sender.get().send(entry));
        JournalHarness.fill(journal, account, 2);
        harness.eventually(() -> journal.busyAccounts() == 0);
        Mono.from(harness.database.getCollection("entries").deleteOne(new Document("_id", account.entryId(1))))
                .block(DEADLINE);
        sender.set(topic);

        JournalHarness.fill(journal, account, 1);

        harness.eventually(() -> journal.busyAccounts() == 0);
        assertThat(topic.of(account)).isEmpty();
    }

    @Test
    void sweeper_sendsWhatWasLeft_andLeavesYoungOnesToTheirWriter() {
        JournalHarness.fill(harness.instance(RecordingTopic.dead()), account, 3);
        JournalRuntime<Note> other = harness.instance(topic);

        other.sweep(Duration.ofHours(1)).block(DEADLINE);
        assertThat(other.busyAccounts()).isZero();
        assertThat(other.oldestUnpublished()).isPositive();

        other.sweep(Duration.ZERO).block(DEADLINE);
        harness.eventually(this::allPublished);
        assertThat(topic.of(account)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void accounts_goSideBySide() {
        Sinks.Empty<Void> never = Sinks.empty();
        Journal<Note> journal =
                harness.instance(entry -> entry.account().equals(account) ? never.asMono() : topic.send(entry));
        journal.append(account, fact("stuck", 1), add(1)).block(DEADLINE);
        JournalHarness.fill(journal, account(2), 2);

        harness.eventually(() -> topic.of(account(2)).equals(List.of(1L, 2L)));
    }

    private boolean allPublished() {
        return harness.stored(account).stream().allMatch(entry -> entry.getBoolean("published"));
    }
}
