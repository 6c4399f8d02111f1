package dev.fives.loyalty.care.model;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a decision made of a care task: its next state and what others are told. */
public record CareStep(CareTask task, List<CareEvent> events) {
    public CareStep {
        events = List.copyOf(events);
    }

    /** Nothing that others are told of. */
    public static CareStep silent(CareTask task) {
        return new CareStep(task, List.of());
    }

    static CareStep told(CareEvent event) {
        return new CareStep(event.after(), List.of(event));
    }

    public CareStep then(Function<CareTask, CareStep> next) {
        CareStep second = next.apply(task);
        return new CareStep(
                second.task,
                Stream.concat(events.stream(), second.events.stream()).toList());
    }
}
