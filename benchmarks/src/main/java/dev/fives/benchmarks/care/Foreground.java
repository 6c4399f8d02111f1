package dev.fives.benchmarks.care;

import dev.fives.benchmarks.latency.Times;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.care.app.CareDraft;
import dev.fives.loyalty.care.app.CareTasks;
import dev.fives.loyalty.care.app.PlanCare;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people do meanwhile, at a steady pace whatever the answers take: agents plan calls, and look up what a customer has open. */
final class Foreground {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PlanCare plan;
    private final CareTasks tasks;

    Foreground(ConfigurableApplicationContext context) {
        this.plan = context.getBean(PlanCare.class);
        this.tasks = context.getBean(CareTasks.class);
    }

    record Seen(Times writes, Times reads) {

        /** How many times as long the half of them takes at least. */
        double slower(Seen before) {
            return Math.max(writes.millis(50) / before.writes.millis(50), reads.millis(50) / before.reads.millis(50));
        }
    }

    /** Until the other thing is done. */
    Seen during(Mono<?> other) {
        Queue<Long> writes = new ConcurrentLinkedQueue<>();
        Queue<Long> reads = new ConcurrentLinkedQueue<>();
        Flux.interval(PAUSE)
                .onBackpressureDrop()
                .takeUntilOther(other)
                .flatMap(tick -> timed(write(tick), writes).then(timed(read(tick), reads)))
                .blockLast();
        return new Seen(times(writes), times(reads));
    }

    private Mono<?> write(long tick) {
        return plan.plan(new CareDraft("cus_fg_" + tick, "FOLLOW_UP", "PHONE", null, null, null))
                .contextWrite(RequestContext.internal("foreground").asContext());
    }

    private Mono<?> read(long tick) {
        return tasks.openOf("cus_fg_" + tick).collectList();
    }

    private static Mono<Void> timed(Mono<?> call, Queue<Long> nanos) {
        return Mono.defer(() -> {
            long begin = System.nanoTime();
            // one that is refused took its time too
            return call.then().onErrorComplete().doFinally(end -> nanos.add(System.nanoTime() - begin));
        });
    }

    private static Times times(Queue<Long> nanos) {
        return new Times(List.copyOf(nanos).stream().mapToLong(Long::longValue).toArray());
    }
}
