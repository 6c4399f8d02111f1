package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.JournalHarness.DEADLINE;
import static dev.fives.kit.events.journal.JournalHarness.account;
import static dev.fives.kit.events.journal.JournalHarness.add;
import static dev.fives.kit.events.journal.JournalHarness.assertStands;
import static dev.fives.kit.events.journal.JournalHarness.fact;
import static dev.fives.kit.events.journal.JournalHarness.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;

/** Callers who fail, who leave, and who ask while others write. */
class JournalCallersIT {
    private final JournalAccount account = account(1);
    private final RecordingTopic topic = new RecordingTopic();
    private final JournalHarness harness = JournalHarness.create();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void decisionThatThrowsAnError_failsAlone_andTheAccountGoesOn() {
        Journal<Note> journal = harness.instance(topic);

        assertThatThrownBy(() -> journal.append(account, fact("deep", 1), known -> {
                            throw new StackOverflowError("deep");
                        })
                        .block(DEADLINE))
                .hasRootCauseInstanceOf(StackOverflowError.class);

        assertThat(journal.append(account, fact("next", 1), add(1)).block(DEADLINE))
                .isNotNull();
        assertStands(journal, account, 1, 1);
    }

    /** Without waiting for the sweeper: none runs here. */
    @Test
    void entryWhoseCallerLeft_isSentAndCountedAllTheSame() throws InterruptedException {
        Journal<Note> journal = harness.observedInstance(topic);
        fill(journal, account, 1);
        harness.eventually(() -> harness.allPublished(account));
        CountDownLatch inserting = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        harness.beforeCommand = command -> {
            if (command.getCommandName().equals("insert")) {
                inserting.countDown();
                await(left);
            }
        };

        Disposable caller =
                journal.append(account, fact("purchase:p1", 1), add(1)).subscribe();
        assertThat(inserting.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        caller.dispose();
        left.countDown();

        harness.eventually(() -> harness.stored(account).size() == 2);
        harness.eventually(() -> harness.allPublished(account));
        assertThat(harness.written).extracting(JournalEntry::sequence).containsExactly(1L, 2L);
    }

    @Test
    void factThatIsThere_isCountedOnce() {
        Journal<Note> journal = harness.instance(topic);

        journal.append(account, fact("purchase:p1", 1), add(1)).block(DEADLINE);
        journal.append(account, fact("purchase:p1", 1), add(1)).block(DEADLINE);

        assertThat(harness.written).hasSize(1);
    }

    /** What others wrote since is summed up from the entry that is remembered. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", Head.STEP + ", 2", Head.BEHIND_MAX - 1 + ", 2"})
    void standing_isOneCommandOrTwo_whileOthersWrite(int entries, int commands) {
        Journal<Note> here = harness.observedInstance(topic);
        fill(here, account, 1);
        fill(harness.instance(topic), account, entries);
        harness.eventually(() -> harness.allPublished(account));
        harness.commands.clear();

        assertStands(here, account, 1 + entries, 1 + entries);
        assertThat(harness.commands).hasSize(commands);

        harness.commands.clear();
        assertStands(here, account, 1 + entries, 1 + entries);
        assertThat(harness.commands).hasSize(1);
    }

    @Test
    void standing_isFourCommandsOnce_whereOthersWroteMoreThanFollowsAHead() {
        Journal<Note> here = harness.observedInstance(topic);
        fill(here, account, 1);
        fill(harness.instance(topic), account, Head.BEHIND_MAX);
        harness.eventually(() -> harness.allPublished(account));
        harness.commands.clear();

        assertStands(here, account, 1 + Head.BEHIND_MAX, 1 + Head.BEHIND_MAX);
        assertThat(harness.commands).hasSize(4);

        harness.commands.clear();
        assertStands(here, account, 1 + Head.BEHIND_MAX, 1 + Head.BEHIND_MAX);
        assertThat(harness.commands).hasSize(1);
    }

    @Test
    void standing_ofAnAccountThatWasEmpty_isOneCommandToo() {
        Journal<Note> here = harness.observedInstance(topic);
        assertThat(here.hasEntries(account).block(DEADLINE)).isFalse();
        fill(harness.instance(topic), account, 3);
        harness.eventually(() -> harness.allPublished(account));
        harness.commands.clear();

        assertStands(here, account, 3, 3);
        assertThat(harness.commands).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
