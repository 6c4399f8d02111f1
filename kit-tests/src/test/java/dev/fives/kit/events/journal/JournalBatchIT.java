package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.JournalHarness.DEADLINE;
import static dev.fives.kit.events.journal.JournalHarness.account;
import static dev.fives.kit.events.journal.JournalHarness.add;
import static dev.fives.kit.events.journal.JournalHarness.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many wishes at the same time: they share commands, and each is entered once and sees the others. */
class JournalBatchIT {
    private final JournalAccount account = account(1);
    private final RecordingTopic topic = new RecordingTopic();
    private final JournalHarness harness = JournalHarness.create();

    @AfterEach
    void close() {
        harness.close();
    }

    /** As many wishes as there are go in together, up to the next position of the head. */
    @Test
    void manyAtOnce_shareCommands_andNoneDecidesTwice() {
        Journal<Note> journal = harness.observedInstance(topic);
        JournalHarness.fill(journal, account, 1);
        harness.eventually(() -> harness.allPublished(account));
        harness.commands.clear();
        AtomicInteger decisions = new AtomicInteger();

        List<Appended<Note>> appended = appendAll(journal, 100, i -> fact("purchase:" + i, 1), known -> {
            decisions.incrementAndGet();
            return new Draft<>(1, new Note("one"));
        });

        assertThat(appended).allMatch(Appended::mine);
        assertThat(decisions).hasValue(100);
        assertThat(harness.commands.stream()
                        .filter(command -> command.getCommandName().equals("insert")))
                .hasSizeLessThan(20);
        harness.eventually(() -> harness.allPublished(account));
        JournalHarness.assertStands(journal, account, 101, 101);
        assertThat(journal.verify(account.id()).block(DEADLINE).violations()).isEmpty();
    }

    @Test
    void manyOfTwoInstancesAtOnce_areAllEnteredOnce() {
        Journal<Note> one = harness.instance(topic);
        Journal<Note> two = harness.instance(topic);

        Mono<List<Appended<Note>>> both = Flux.range(0, 60)
                .flatMap(
                        i -> (i % 2 == 0 ? one : two).append(account, fact("purchase:" + i / 2, 1 + i % 2), add(1)), 60)
                .collectList();

        assertThat(both.block(DEADLINE)).allMatch(Appended::mine);
        JournalHarness.assertStands(one, account, 60, 60);
        assertThat(one.verify(account.id()).block(DEADLINE).violations()).isEmpty();
    }

    @Test
    void theSameFactManyTimesAtOnce_leavesOneEntry() {
        Journal<Note> journal = harness.instance(topic);

        List<Appended<Note>> appended = appendAll(journal, 30, i -> fact("purchase:p1", 1), add(268));

        assertThat(appended).filteredOn(Appended::mine).hasSize(1);
        assertThat(appended).extracting(each -> each.entry().id()).containsOnly("acc_1:00000000000000000001");
        assertThat(harness.stored(account)).hasSize(1);
    }

    @Test
    void versionsAtOnce_seeEachOther_andARefusedOneKeepsNobodyOut() {
        Journal<Note> journal = harness.instance(topic);
        List<Integer> seen = new ArrayList<>();

        List<Appended<Note>> appended = appendAll(journal, 10, i -> fact("purchase:p1", i + 1), known -> {
            if (known.balance() == 3 && seen.add(known.entered().size()) && seen.size() == 1) {
                throw new IllegalStateException("refused");
            }
            assertThat(known.entered()).hasSize((int) known.balance());
            return new Draft<>(1, new Note("one"));
        });

        assertThat(appended).hasSize(9);
        JournalHarness.assertStands(journal, account, 9, 9);
        assertThat(seen).containsExactly(3, 3);
    }

    /** Those that are not refused. */
    private List<Appended<Note>> appendAll(
            Journal<Note> journal, int count, IntFunction<Fact> fact, Function<Known<Note>, Draft<Note>> decide) {
        return Flux.range(0, count)
                .flatMap(
                        i -> journal.append(account, fact.apply(i), decide)
                                .onErrorResume(IllegalStateException.class, refused -> Mono.empty()),
                        count)
                .collectList()
                .block(DEADLINE);
    }
}
