package dev.fives.kit.events.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class CoalescerTest {
    private final List<List<Integer>> calls = new ArrayList<>();
    private final List<Sinks.Empty<Void>> answers = new ArrayList<>();
    private final Coalescer<Integer, Integer> coalescer = new Coalescer<>(3, inputs -> {
        calls.add(inputs);
        Sinks.Empty<Void> answer = Sinks.empty();
        answers.add(answer);
        return answer.asMono().then(Mono.just(inputs.stream().map(i -> i * 10).toList()));
    });

    @Test
    void callsThatComeMeanwhile_shareOne() {
        List<CompletableFuture<Integer>> results = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            results.add(coalescer.submit(i).toFuture());
        }
        assertThat(calls).containsExactly(List.of(1), List.of(2));

        answers.get(0).tryEmitEmpty();
        assertThat(calls).containsExactly(List.of(1), List.of(2), List.of(3, 4, 5));
        answers.get(1).tryEmitEmpty();
        answers.get(2).tryEmitEmpty();
        answers.get(3).tryEmitEmpty();

        assertThat(results).extracting(CompletableFuture::join).containsExactly(10, 20, 30, 40, 50, 60);
    }

    @Test
    void callerWhoHasGone_isNotCalledFor() {
        var _ = coalescer.submit(1).toFuture();
        var _ = coalescer.submit(2).toFuture();
        Disposable gone = coalescer.submit(3).subscribe();
        CompletableFuture<Integer> waiting = coalescer.submit(4).toFuture();

        gone.dispose();
        answers.get(0).tryEmitEmpty();
        answers.get(2).tryEmitEmpty();

        assertThat(calls).containsExactly(List.of(1), List.of(2), List.of(4));
        assertThat(waiting.join()).isEqualTo(40);
    }

    @Test
    void failure_reachesAllOfTheCallAndNoOther() {
        CompletableFuture<Integer> lost = coalescer.submit(1).toFuture();
        answers.getFirst().tryEmitError(new IllegalStateException("lost"));
        CompletableFuture<Integer> next = coalescer.submit(2).toFuture();
        answers.get(1).tryEmitEmpty();

        assertThatThrownBy(lost::join).hasRootCauseMessage("lost");
        assertThat(next.join()).isEqualTo(20);
    }

    @Test
    void ErrorOutOfTheCall_failsThatBatchAlone() {
        List<List<Integer>> made = new ArrayList<>();
        Coalescer<Integer, Integer> failing = new Coalescer<>(3, inputs -> {
            made.add(inputs);
            if (made.size() <= 4) {
                throw new StackOverflowError("deep");
            }
            return Mono.just(inputs);
        });

        for (int i = 1; i <= 4; i++) {
            CompletableFuture<Integer> lost = failing.submit(i).toFuture();
            assertThatThrownBy(lost::join).hasRootCauseInstanceOf(StackOverflowError.class);
        }
        assertThat(failing.submit(5).toFuture()).isCompletedWithValue(5);
    }

    @Test
    void callerWhoFailsWithAnErrorOnItsAnswer_keepsItFromNobodyElse() {
        coalescer.submit(1).subscribe();
        coalescer.submit(2).subscribe();
        for (int i = 3; i <= 4; i++) {
            coalescer
                    .submit(i)
                    .doOnNext(answer -> {
                        throw new LinkageError("no such class");
                    })
                    .subscribe(answer -> {}, fault -> {});
        }
        CompletableFuture<Integer> last = coalescer.submit(5).toFuture();

        answers.get(0).tryEmitEmpty();
        answers.get(2).tryEmitEmpty();
        assertThat(last).isCompletedWithValue(50);

        CompletableFuture<Integer> next = coalescer.submit(6).toFuture();
        answers.get(3).tryEmitEmpty();
        assertThat(next).isCompletedWithValue(60);
    }

    @Test
    void callsThatAreAnsweredAtOnce_doNotDeepenTheStack() {
        Sinks.Empty<Void> gate = Sinks.empty();
        Coalescer<Integer, Integer> atOnce = new Coalescer<>(
                1, inputs -> inputs.getFirst() < 2 ? gate.asMono().then(Mono.just(inputs)) : Mono.just(inputs));
        List<CompletableFuture<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            results.add(atOnce.submit(i).toFuture());
        }

        gate.tryEmitEmpty().orThrow();

        assertThat(results).allMatch(CompletableFuture::isDone);
    }
}
