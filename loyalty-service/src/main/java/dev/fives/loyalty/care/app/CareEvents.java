package dev.fives.loyalty.care.app;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.loyalty.care.model.CareEvent;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CareOutcome;
import dev.fives.loyalty.care.model.CareResult;
import dev.fives.loyalty.care.model.CareStep;
import dev.fives.loyalty.care.model.CareTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others are told of a care task. Notes stay here. */
final class CareEvents {
    private CareEvents() {}

    static List<NewEvent> of(CareStep step) {
        return step.events().stream().map(CareEvents::of).toList();
    }

    private static NewEvent of(CareEvent event) {
        CareTask task = event.after();
        CareOrigin.PlanMark plan = task.origin().plan();
        CareChanged changed = new CareChanged(
                task.taskId(),
                task.customerId(),
                task.kind().name(),
                task.channel().name(),
                task.status().name(),
                outcome(task.result()),
                event.reason(),
                task.origin().ticketId(),
                task.dueAt(),
                event.at(),
                plan == null ? null : plan.planId(),
                plan == null ? null : plan.occasion());
        return new NewEvent(type(event.what()), changed, event.at());
    }

    private static EventType type(CareEvent.What what) {
        return switch (what) {
            case PLANNED -> EventTypes.CARE_PLANNED;
            case DUE -> EventTypes.CARE_DUE;
            case HELD -> EventTypes.CARE_HELD;
            case RELEASED -> EventTypes.CARE_RELEASED;
            case COMPLETED -> EventTypes.CARE_COMPLETED;
            case SKIPPED -> EventTypes.CARE_SKIPPED;
        };
    }

    private static @Nullable String outcome(@Nullable CareResult result) {
        CareOutcome outcome = result == null ? null : result.outcome();
        return outcome == null ? null : outcome.name();
    }
}
