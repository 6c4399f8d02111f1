package dev.fives.kit.events.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.journal.JournalEntry.Origin;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AccountLanesTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MANY = 50_000;

    private final JournalAccount account = JournalHarness.account(1);

    @Test
    void ErrorOutOfARound_failsItsWishesAndFreesTheLane() {
        AtomicInteger rounds = new AtomicInteger();
        AccountLanes<Note> lanes = new AccountLanes<>(25, wishes -> {
            if (rounds.incrementAndGet() == 1) {
                throw new StackOverflowError("deep");
            }
            return answered(wishes);
        });

        CompletableFuture<Appended<Note>> first = submit(lanes);
        CompletableFuture<Appended<Note>> second = submit(lanes);

        assertThatThrownBy(first::join).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(second).succeedsWithin(SOON);
    }

    @Test
    void callerWhoFailsWithAnErrorOnItsAnswer_holdsNobodyUp() {
        AccountLanes<Note> lanes = new AccountLanes<>(25, AccountLanesTest::answered);
        Mono.<Appended<Note>>create(sink -> lanes.submit(wish(sink)))
                .doOnNext(answer -> {
                    throw new LinkageError("no such class");
                })
                .subscribe(answer -> {}, fault -> {});

        assertThat(submit(lanes)).succeedsWithin(SOON);
    }

    /** Each round is answered on the thread that began it. */
    @Test
    void roundsThatAreAnsweredAtOnce_doNotDeepenTheStack() {
        Sinks.Empty<Void> gate = Sinks.empty();
        AtomicInteger rounds = new AtomicInteger();
        AccountLanes<Note> lanes = new AccountLanes<>(
                1, wishes -> rounds.incrementAndGet() == 1 ? gate.asMono().then(answered(wishes)) : answered(wishes));
        List<CompletableFuture<Appended<Note>>> all =
                IntStream.range(0, MANY).mapToObj(i -> submit(lanes)).toList();

        gate.tryEmitEmpty().orThrow();

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(rounds).hasValue(MANY);
    }

    private CompletableFuture<Appended<Note>> submit(AccountLanes<Note> lanes) {
        return Mono.<Appended<Note>>create(sink -> lanes.submit(wish(sink))).toFuture();
    }

    private Wish<Note> wish(reactor.core.publisher.MonoSink<Appended<Note>> sink) {
        Function<Known<Note>, Draft<Note>> decide = JournalHarness.add(1);
        return Wish.of(account, JournalHarness.fact("fact", 1), decide, new Origin("cor", null, "trace"), sink);
    }

    private static Mono<List<Wish<Note>>> answered(List<Wish<Note>> wishes) {
        return Mono.fromSupplier(() -> {
            wishes.forEach(wish -> wish.answer(entry(wish)));
            return List.of();
        });
    }

    private static Appended<Note> entry(Wish<Note> wish) {
        return new Appended<>(
                new JournalEntry<>(
                        wish.account(),
                        1,
                        "fact",
                        "fact@1",
                        1,
                        new Note("one"),
                        1,
                        1,
                        "",
                        1,
                        false,
                        JournalHarness.AT,
                        JournalHarness.AT,
                        wish.origin()),
                true);
    }
}
