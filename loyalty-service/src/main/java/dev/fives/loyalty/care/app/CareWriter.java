package dev.fives.loyalty.care.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.care.model.CareStanding;
import dev.fives.loyalty.care.model.CareStep;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes care tasks. A decision reads the task first and the customer's standing second; since every newer standing is
 * written into every open task, one that rests on an older standing loses the race and is taken again.
 */
public final class CareWriter {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final AggregateStore<CareTask> tasks;
    private final CareStandings standings;

    public CareWriter(AggregateStore<CareTask> tasks, CareStandings standings) {
        this.tasks = tasks;
        this.standings = standings;
    }

    Mono<Stored<CareTask>> find(String taskId) {
        return tasks.find(taskId);
    }

    Mono<Boolean> isForDeleted(String customerId) {
        return standings.of(customerId).map(CareStanding::isDeleted);
    }

    /** The task of this id, whether it is written now or was before. */
    Mono<Stored<CareTask>> create(CareStep planned, @Nullable Command command) {
        CareTask task = planned.task();
        CommandRecord done = command == null ? null : command.record(CREATED, 1);
        return tasks.create(task.taskId(), task.customerId(), task, CareEvents.of(planned), done)
                .onErrorResume(AlreadyExists.class, taken -> tasks.find(task.taskId()));
    }

    /** Those that are not there yet, in few commands. */
    Mono<Void> createAll(List<CareStep> planned) {
        return tasks.createAll(planned.stream().map(CareWriter::born).toList()).then();
    }

    private static NewAggregate<CareTask> born(CareStep planned) {
        CareTask task = planned.task();
        return new NewAggregate<>(task.taskId(), task.customerId(), task, CareEvents.of(planned), null);
    }

    /** Empty without the task. */
    Mono<Stored<CareTask>> step(String taskId, BiFunction<CareTask, CareStanding, CareStep> next) {
        return write(taskId, null, loaded -> next);
    }

    /** As {@link #step}, once for the command; fires first what is due. */
    Mono<Stored<CareTask>> command(
            String taskId,
            Command command,
            Instant now,
            Function<Stored<CareTask>, Function<CareTask, CareStep>> next) {
        return write(taskId, command, loaded -> {
            Function<CareTask, CareStep> decide = next.apply(loaded);
            return (task, standing) -> task.fire(standing, now).then(decide);
        });
    }

    private Mono<Stored<CareTask>> write(
            String taskId,
            @Nullable Command command,
            Function<Stored<CareTask>, BiFunction<CareTask, CareStanding, CareStep>> next) {
        return tasks.changeWhen(
                taskId,
                loaded -> command != null && command.isDoneIn(loaded)
                        ? Mono.just(new Decision.Unchanged<>())
                        : standings
                                .of(loaded.state().customerId())
                                .map(standing ->
                                        decision(loaded, next.apply(loaded).apply(loaded.state(), standing), command)));
    }

    private static Decision<CareTask> decision(Stored<CareTask> loaded, CareStep step, @Nullable Command command) {
        if (step.task().equals(loaded.state())) {
            return new Decision.Unchanged<>();
        }
        CommandRecord done = command == null ? null : command.record(OK, loaded.version() + 1);
        return new Decision.Changed<>(step.task(), CareEvents.of(step), done);
    }
}
