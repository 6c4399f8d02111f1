package dev.fives.loyalty.care.web;

import dev.fives.kit.request.Masking;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CareOutcome;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareResult;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A care task as the API shows it.
 *
 * @param reason why it exists, is held or was skipped; a code
 * @param note the last that an agent wrote
 * @param closedAt when it was done or skipped
 * @param planId of the plan that made it
 * @param occasion tells it from the plan's other tasks for the customer
 */
record CareTaskView(
        String id,
        String customerId,
        String kind,
        String channel,
        String status,
        Instant dueAt,
        @Nullable String ticketId,
        @Nullable String outcome,
        String reason,
        @Nullable String note,
        Instant plannedAt,
        @Nullable Instant closedAt,
        @Nullable String planId,
        @Nullable String occasion) {

    private static final CareResult OPEN = new CareResult(null, null, null, Instant.EPOCH);

    static CareTaskView of(CareTask task, Masking masking) {
        CareResult result = Objects.requireNonNullElse(task.result(), OPEN);
        CareOutcome outcome = result.outcome();
        CareOrigin.PlanMark plan = task.origin().plan();
        return new CareTaskView(
                task.taskId(),
                task.customerId(),
                task.kind().name(),
                task.channel().name(),
                task.status().name(),
                task.dueAt(),
                task.origin().ticketId(),
                outcome == null ? null : outcome.name(),
                reason(task, result),
                masking.textOrNone(result.note() == null ? task.origin().note() : result.note()),
                task.origin().plannedAt(),
                task.result() == null ? null : result.at(),
                plan == null ? null : plan.planId(),
                plan == null ? null : plan.occasion());
    }

    private static String reason(CareTask task, CareResult result) {
        CareReason own = switch (task.status()) {
            case HELD -> CareReason.COMPLAINT_OPEN;
            case WITHHELD -> CareReason.HELD_OUT;
            case PLANNED, DUE, DONE, SKIPPED -> task.origin().reason();
        };
        return Objects.requireNonNullElse(result.reason(), own.name());
    }
}
