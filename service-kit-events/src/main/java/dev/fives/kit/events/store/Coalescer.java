package dev.fives.kit.events.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Gathers calls that come while another is under way into one call for all of them; a call that comes alone goes at
 * once. This is what makes lanes of many keys share a command without knowing of each other. A call is made after all
 * that it is made for have asked, so a read shows what each of them may rely on.
 */
public final class Coalescer<I, O> {
    /** Two, so that the next batch travels while the first one is being answered. */
    private static final int CALLS_AT_ONCE = 2;

    private record Job<I, O>(I input, MonoSink<O> sink, AtomicBoolean left) {}

    private final int batchSize;
    private final Function<List<I>, Mono<List<O>>> call;
    private final Queue<Job<I, O>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();

    /** @param call answers one output for each input, in order */
    public Coalescer(int batchSize, Function<List<I>, Mono<List<O>>> call) {
        this.batchSize = batchSize;
        this.call = call;
    }

    public Mono<O> submit(I input) {
        return Mono.create(sink -> {
            Job<I, O> job = new Job<>(input, sink, new AtomicBoolean());
            sink.onCancel(() -> job.left().set(true));
            waiting.add(job);
            drain();
        });
    }

    /** Whoever is in the loop takes the turns of those who come meanwhile: answers at once do not deepen the stack. */
    private void drain() {
        if (turns.getAndIncrement() == 0) {
            do {
                runAllThatMay();
            } while (turns.decrementAndGet() > 0);
        }
    }

    private void runAllThatMay() {
        while (!waiting.isEmpty() && mayRun()) {
            List<Job<I, O>> batch = next();
            if (batch.isEmpty()) {
                running.decrementAndGet();
            } else {
                run(batch);
            }
        }
    }

    private boolean mayRun() {
        return running.getAndUpdate(calls -> Math.min(calls + 1, CALLS_AT_ONCE)) < CALLS_AT_ONCE;
    }

    private List<Job<I, O>> next() {
        List<Job<I, O>> batch = new ArrayList<>();
        Job<I, O> job;
        while (batch.size() < batchSize && (job = waiting.poll()) != null) {
            if (!job.left().get()) { // who waits no longer was told that nobody knows
                batch.add(job);
            }
        }
        return batch;
    }

    private void run(List<Job<I, O>> batch) {
        Errors.defer(() -> call.apply(batch.stream().map(Job::input).toList()))
                .doFinally(end -> {
                    running.decrementAndGet();
                    drain();
                })
                .subscribe(
                        outputs -> {
                            for (int i = 0; i < batch.size(); i++) {
                                answer(batch.get(i), outputs.get(i));
                            }
                        },
                        fault -> batch.forEach(
                                job -> Errors.tell(() -> job.sink().error(fault))));
    }

    private static <I, O> void answer(Job<I, O> job, O output) {
        Errors.tell(() -> job.sink().success(output));
    }
}
