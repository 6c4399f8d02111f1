package dev.fives.loyalty.care.web;

import dev.fives.kit.request.Masking;
import dev.fives.loyalty.care.model.CareOutcome;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareResult;
import dev.fives.loyalty.care.model.CareStatus;
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
        @Nullable Instant closedAt) {

    private static final CareResult OPEN = new CareResult(null, null, null, Instant.EPOCH);

    static CareTaskView of(CareTask task, Masking masking) {
        CareResult result = Objects.requireNonNullElse(task.result(), OPEN);
        CareOutcome outcome = result.outcome();
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
                task.result() == null ? null : result.at());
    }

    private static String reason(CareTask task, CareResult result) {
        CareReason own = task.status() == CareStatus.HELD
                ? CareReason.COMPLAINT_OPEN
                : task.origin().reason();
        return Objects.requireNonNullElse(result.reason(), own.name());
    }
}
