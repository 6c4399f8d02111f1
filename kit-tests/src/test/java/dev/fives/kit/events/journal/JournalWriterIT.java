package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.JournalHarness.AT;
import static dev.fives.kit.events.journal.JournalHarness.DEADLINE;
import static dev.fives.kit.events.journal.JournalHarness.account;
import static dev.fives.kit.events.journal.JournalHarness.add;
import static dev.fives.kit.events.journal.JournalHarness.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.journal.RecordingTopic.Around;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalWriterIT {
    private final JournalAccount account = account(1);
    private final RecordingTopic topic = new RecordingTopic();
    private JournalHarness harness = JournalHarness.create();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void append_numbersFromOneAndCarriesTheBalance() {
        Journal<Note> journal = harness.instance(topic);

        journal.append(account, fact("purchase:p1", 1), add(268)).block(DEADLINE);
        Appended<Note> second =
                journal.append(account, fact("purchase:p1", 2), add(-100)).block(DEADLINE);

        assertThat(second.mine()).isTrue();
        assertThat(second.entry().id()).isEqualTo("acc_1:00000000000000000002");
        assertThat(second.entry().source()).isEqualTo("purchase:p1@2");
        assertThat(second.entry().at()).isEqualTo(AT);
        JournalHarness.assertStands(journal, account, 2, 168);
    }

    @Test
    void theSameFact_leavesOneEntry() {
        Journal<Note> journal = harness.instance(topic);

        journal.append(account, fact("purchase:p1", 1), add(268)).block(DEADLINE);
        Appended<Note> again =
                journal.append(account, fact("purchase:p1", 1), add(268)).block(DEADLINE);

        assertThat(again.mine()).isFalse();
        assertThat(harness.stored(account)).hasSize(1);
    }

    @Test
    void decision_seesWhatWasEnteredForTheSubject() {
        Journal<Note> journal = harness.instance(topic);
        journal.append(account, fact("purchase:p1", 1), add(268)).block(DEADLINE);
        journal.append(account, fact("purchase:other", 1), add(5)).block(DEADLINE);
        List<Known<Note>> seen = new ArrayList<>();

        journal.append(account, fact("purchase:p1", 2), known -> {
                    seen.add(known);
                    return new Draft<>(-100, new Note("refund"));
                })
                .block(DEADLINE);

        assertThat(seen).singleElement().satisfies(known -> {
            assertThat(known.balance()).isEqualTo(273);
            assertThat(known.sequence()).isEqualTo(3);
            assertThat(known.entered()).extracting(JournalEntry::source).containsExactly("purchase:p1@1");
        });
    }

    @Test
    void idTaken_startsOverOnWhatTheOtherWrote() {
        Journal<Note> one = harness.instance(topic);
        Journal<Note> two = harness.instance(topic);
        List<Long> balances = new ArrayList<>();

        one.append(account, fact("purchase:p1", 1), known -> {
                    if (balances.isEmpty()) {
                        appendMeanwhile(two, fact("purchase:p2", 1), 10);
                    }
                    balances.add(known.balance());
                    return new Draft<>(1, new Note("one"));
                })
                .block(DEADLINE);

        assertThat(balances).containsExactly(0L, 10L);
        JournalHarness.assertStands(one, account, 2, 11);
        assertThat(one.verify(account.id()).block(DEADLINE).sound()).isTrue();
    }

    @Test
    void attempts_areBounded() {
        Journal<Note> one =
                harness.new Instance(harness.database, topic.producer(Around.live()), JournalHarness.settings(500, 2));
        Journal<Note> two = harness.instance(topic);
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> one.append(account, fact("purchase:p1", 1), known -> {
                            appendMeanwhile(two, fact("busy:" + attempts.incrementAndGet(), 1), 1);
                            return new Draft<>(1, new Note("never"));
                        })
                        .block(DEADLINE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.UNAVAILABLE));
        assertThat(attempts).hasValue(3);
    }

    /** Load first, look second: whatever comes in between has taken the id. So it holds without the unique index too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void factOfAnotherInstance_betweenAnyTwoReads_isEnteredOnce(int beforeCommand) {
        harness.close();
        harness = JournalHarness.withoutIndexes();
        Journal<Note> one = harness.observedInstance(topic);
        Journal<Note> two = harness.instance(topic);
        harness.beforeCommand = command -> {
            if (harness.commands.size() == beforeCommand) {
                appendMeanwhile(two, fact("purchase:p1", 1), 268);
            }
        };

        Appended<Note> appended =
                one.append(account, fact("purchase:p1", 1), add(268)).block(DEADLINE);

        assertThat(appended.mine()).isFalse();
        assertThat(harness.stored(account)).hasSize(1);
    }

    /** Two accounts of one customer, as a merge makes them. */
    @Test
    void sourceTakenOnAnotherAccount_isAlreadyDone() {
        Journal<Note> one = harness.instance(topic);
        Journal<Note> two = harness.instance(topic);
        JournalAccount other = new JournalAccount("acc_9", account.customerId());

        Appended<Note> appended = one.append(account, fact("purchase:p1", 1), known -> {
                    join(two.append(other, fact("purchase:p1", 1), add(268)).toFuture());
                    return new Draft<>(268, new Note("one"));
                })
                .block(DEADLINE);

        assertThat(appended.mine()).isFalse();
        assertThat(appended.entry().account()).isEqualTo(other);
        assertThat(harness.stored(account)).isEmpty();
    }

    @Test
    void tooManyUnpublished_areRefused() {
        Journal<Note> journal =
                harness.new Instance(harness.database, topic.producer(Around.dead()), JournalHarness.settings(5, 20));
        JournalHarness.fill(journal, account, 5);

        assertThatThrownBy(() ->
                        journal.append(account, fact("one too many", 1), add(1)).block(DEADLINE))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(Problems.TOO_MANY_PENDING);
                    assertThat(problem.retryAfter()).isNotNull();
                });
        assertThat(harness.stored(account)).hasSize(5);
    }

    @Test
    void entries_neverChangeButForTheMark() {
        Journal<Note> journal = harness.instance(topic);
        JournalHarness.fill(journal, account, 3);
        harness.eventually(() -> harness.allPublished(account));

        assertThat(journal.verify(account.id()).block(DEADLINE).sound()).isTrue();
        assertThat(harness.stored(account))
                .allSatisfy(entry -> assertThat(entry)
                        .containsKeys(
                                "hash", "from", "delta", "balanceAfter", "customerId", "source", "sourceVersion"));
    }

    private void appendMeanwhile(Journal<Note> journal, Fact fact, long delta) {
        join(journal.append(account, fact, add(delta)).toFuture());
    }

    /** On a thread of another client: the calling thread may belong to the driver. */
    private static void join(CompletableFuture<?> done) {
        done.orTimeout(DEADLINE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }
}
