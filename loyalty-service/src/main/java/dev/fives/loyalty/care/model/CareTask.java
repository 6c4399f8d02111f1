package dev.fives.loyalty.care.model;

import dev.fives.loyalty.care.model.CareEvent.What;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact that somebody owes a customer: planned, due, perhaps held, then done or skipped.
 *
 * @param taskId {@code car_…}
 * @param nextDueAt when time alone changes it next; absent while only people or complaints do
 * @param wasDue whether it has fallen due before; it does so once
 * @param complaintsSeen {@link CareStanding#epoch} that it was last brought in line with; {@link #NEVER} for a new one
 * @param result once it is closed
 */
public record CareTask(
        String taskId,
        String customerId,
        CareKind kind,
        CareChannel channel,
        Instant dueAt,
        CareOrigin origin,
        CareStatus status,
        @Nullable Instant nextDueAt,
        boolean wasDue,
        long complaintsSeen,
        @Nullable CareResult result) {

    static final long NEVER = -1;

    /** Marketing is due for a look at the customer's complaints at once, so that none slips through while it is written. */
    public static CareStep plan(
            String taskId, String customerId, CareKind kind, CareChannel channel, Instant dueAt, CareOrigin origin) {
        Instant plannedAt = origin.plannedAt();
        Instant first = kind.isMarketing() ? plannedAt : later(dueAt, plannedAt);
        CareTask task = new CareTask(
                taskId, customerId, kind, channel, dueAt, origin, CareStatus.PLANNED, first, false, NEVER, null);
        return CareStep.told(new CareEvent(What.PLANNED, task, origin.reason().name(), plannedAt));
    }

    /** What the control group gets: nothing, and nobody is told. */
    public static CareStep withhold(
            String taskId, String customerId, CareKind kind, CareChannel channel, Instant dueAt, CareOrigin origin) {
        return CareStep.silent(new CareTask(
                taskId, customerId, kind, channel, dueAt, origin, CareStatus.WITHHELD, null, false, NEVER, null));
    }

    /**
     * Held or not, as the customer's complaints want it. A look at an older standing than the one it is in line with
     * changes nothing; a newer one always does, so that a decision on the older one fails when it is written.
     */
    public CareStep inLineWith(CareStanding standing, Instant at) {
        if (!kind.isMarketing() || !status.isOpen() || complaintsSeen >= standing.epoch()) {
            return CareStep.silent(this);
        }
        CareTask seen = seen(standing.epoch());
        if (standing.holds() == (status == CareStatus.HELD)) {
            return CareStep.silent(seen);
        }
        return standing.holds() ? seen.hold(at) : seen.release(at).then(task -> task.offIfDeleted(standing, at));
    }

    /** What time has brought: first it is brought in line, then it falls due or is skipped, as of its own instant. */
    public CareStep fire(CareStanding standing, Instant now) {
        return inLineWith(standing, now)
                .then(task -> task.fallDue(standing, now))
                .then(task -> task.offIfDeleted(standing, now));
    }

    /** What somebody should do now and nobody may. What is planned waits: the customer may be back by then. */
    private CareStep offIfDeleted(CareStanding standing, Instant at) {
        return standing.isDeleted() && status == CareStatus.DUE
                ? skip(CareReason.CUSTOMER_DELETED.name(), null, at)
                : CareStep.silent(this);
    }

    private CareStep fallDue(CareStanding standing, Instant now) {
        Instant at = nextDueAt;
        if (status != CareStatus.PLANNED || at == null || at.isAfter(now)) {
            return CareStep.silent(this);
        }
        if (standing.isDeleted()) {
            return skip(CareReason.CUSTOMER_DELETED.name(), null, at);
        }
        return standing.denies(channel, kind.purpose(), at)
                ? skip(CareReason.NO_CONSENT.name(), null, at)
                : CareStep.told(new CareEvent(What.DUE, with(CareStatus.DUE, untilHandedOver(at), true), null, at));
    }

    /** Whether its message is still to be handed to whoever sends it. */
    public boolean awaitsDelivery() {
        return status == CareStatus.DUE && nextDueAt != null;
    }

    /** Its message will be sent, or is for an agent to say. */
    public CareStep handedOver() {
        return CareStep.silent(awaitsDelivery() ? with(CareStatus.DUE, null, true) : this);
    }

    /** Its message could not be handed over; it is tried again then. */
    public CareStep handOverAt(Instant again) {
        return CareStep.silent(awaitsDelivery() ? with(CareStatus.DUE, again, true) : this);
    }

    /** Due again at once for that alone; who hands it over and dies before it is noted does so again. */
    private @Nullable Instant untilHandedOver(Instant at) {
        return channel.isWritten() && template() != null ? at : null;
    }

    /** Of its message; without one an agent finds the words. */
    public @Nullable String template() {
        CareOrigin.PlanMark plan = origin.plan();
        return plan == null ? null : plan.template();
    }

    /** @param reached the channel that was used, where it was another one */
    public CareStep complete(CareOutcome outcome, @Nullable CareChannel reached, @Nullable String note, Instant at) {
        CareResult how = new CareResult(outcome, null, note, at);
        CareTask done = closed(CareStatus.DONE, reached == null ? channel : reached, how);
        return CareStep.told(new CareEvent(What.COMPLETED, done, null, at));
    }

    public CareStep skip(String reason, @Nullable String note, Instant at) {
        CareTask skipped = closed(CareStatus.SKIPPED, channel, new CareResult(null, reason, note, at));
        return CareStep.told(new CareEvent(What.SKIPPED, skipped, reason, at));
    }

    private CareStep hold(Instant at) {
        CareTask held = with(CareStatus.HELD, null, wasDue);
        return CareStep.told(new CareEvent(What.HELD, held, CareReason.COMPLAINT_OPEN.name(), at));
    }

    private CareStep release(Instant at) {
        CareTask released = wasDue
                ? with(CareStatus.DUE, untilHandedOver(at), true)
                : with(CareStatus.PLANNED, later(dueAt, at), false);
        return CareStep.told(new CareEvent(What.RELEASED, released, CareReason.COMPLAINT_CLOSED.name(), at));
    }

    private CareTask seen(long epoch) {
        Instant next = nextDueAt == null ? null : later(dueAt, nextDueAt);
        return new CareTask(taskId, customerId, kind, channel, dueAt, origin, status, next, wasDue, epoch, result);
    }

    private CareTask with(CareStatus newStatus, @Nullable Instant next, boolean due) {
        return new CareTask(
                taskId, customerId, kind, channel, dueAt, origin, newStatus, next, due, complaintsSeen, result);
    }

    private CareTask closed(CareStatus newStatus, CareChannel used, CareResult how) {
        return new CareTask(
                taskId, customerId, kind, used, dueAt, origin, newStatus, null, wasDue, complaintsSeen, how);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
