package dev.fives.ticket.ticket.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with its thread and its past; checked by {@link TicketRules}. Everything that a command decides is in it, so
 * thread and past have limits.
 *
 * @param number what the customer is told
 * @param complaint present where the kind is a complaint, and stays
 * @param careTasks follow-ups that were heard of, so that each reopens the ticket once
 */
public record Ticket(
        String id,
        String number,
        Origin origin,
        Content content,
        Status status,
        Times times,
        @Nullable Complaint complaint,
        List<Message> messages,
        List<HistoryEntry> history,
        List<String> careTasks) {
    /** Follow-ups remembered; a ticket that is closed so often has other problems. */
    private static final int CARE_TASKS_MAX = 500;

    public Ticket {
        messages = List.copyOf(messages);
        history = List.copyOf(history);
        careTasks = List.copyOf(careTasks);
    }

    /** A ticket as it is born. */
    public static Ticket opened(String id, String number, Origin origin, Content content, Times times) {
        Complaint complaint = content.kind() == Kind.COMPLAINT ? Complaint.RECEIVED : null;
        return new Ticket(id, number, origin, content, Status.NEW, times, complaint, List.of(), List.of(), List.of());
    }

    public boolean isComplaint() {
        return complaint != null;
    }

    /** What a complaint lacks before it may be closed; empty for any other ticket. */
    public List<String> missing() {
        return complaint == null ? List.of() : complaint.missing(times.acknowledgedAt());
    }

    /** Whether the step from before ends it, or brings a stage that the end asks for; one that awaits others does not. */
    public boolean isNearerItsEndThan(Ticket before) {
        boolean ended = status.isDone() && status != before.status;
        boolean filled = missing().size() < before.missing().size() && !isPromisedSince(before);
        return ended || filled;
    }

    /** Whether the step from before was of its status or promised something, and no edit of what it says. */
    public boolean isWorkedOnSince(Ticket before) {
        return status != before.status || isPromisedSince(before);
    }

    private boolean isPromisedSince(Ticket before) {
        return awaitsRemedy() && !before.awaitsRemedy();
    }

    private boolean awaitsRemedy() {
        Remedy remedy = complaint == null ? null : complaint.remedy();
        return remedy != null && remedy.status() == RemedyStatus.REQUESTED;
    }

    /** By the table of {@link Status}, and a complaint is closed only with all its stages. */
    public Move move(Status to, Instant now) {
        List<String> missing = to == Status.CLOSED ? missing() : List.of();
        if (!status.allowed().contains(to)) {
            return new Move.NotAllowed(status, status.allowed(), missing);
        }
        if (!missing.isEmpty()) {
            List<Status> others =
                    status.allowed().stream().filter(each -> each != to).toList();
            return new Move.Incomplete(status, others, missing);
        }
        return new Move.Moved(with(to, now));
    }

    /** The remedy with this id, if it is the one that counts and waits for its decision. */
    public boolean awaits(String remedyId) {
        Remedy remedy = complaint == null ? null : complaint.remedy();
        return remedy != null
                && remedy.status() == RemedyStatus.REQUESTED
                && remedy.id().equals(remedyId);
    }

    public Ticket granted(@Nullable String entryId, Instant at) {
        return with(remedy().granted(entryId, at));
    }

    /** A promise that was not kept is work again, and what the customer was told of it no longer holds. */
    public Ticket refused(String reason, Instant at) {
        Ticket told = with(remedy().refused(reason, at)).undecided();
        return told.status.isDone() ? told.with(Status.REOPENED, at) : told;
    }

    /** The same again changes nothing; a customer who is still unhappy reopens what was done, for a new decision. */
    public Ticket unhappyAfter(String careTaskId, Instant at) {
        if (careTasks.contains(careTaskId)) {
            return this;
        }
        Ticket heard = status.isDone() ? with(Status.REOPENED, at).undecided() : this;
        List<String> tasks = new ArrayList<>(careTasks);
        tasks.add(careTaskId);
        List<String> kept = tasks.subList(Math.max(0, tasks.size() - CARE_TASKS_MAX), tasks.size());
        return new Ticket(
                id, number, origin, content, heard.status, heard.times, heard.complaint, messages, history, kept);
    }

    /** With the message, and its time where it is the first answer. */
    public Ticket with(Message message) {
        List<Message> more = new ArrayList<>(messages);
        more.add(message);
        Times next = message.isAnswer() ? times.responded(message.at()) : times;
        return new Ticket(id, number, origin, content, status, next, complaint, more, history, careTasks);
    }

    /** A ticket that becomes a complaint stays one. */
    public Ticket with(Content next) {
        Complaint kept = complaint == null && next.kind() == Kind.COMPLAINT ? Complaint.RECEIVED : complaint;
        return new Ticket(id, number, origin, next, status, times, kept, messages, history, careTasks);
    }

    Ticket with(Complaint next, @Nullable Instant acknowledgedAt) {
        return new Ticket(
                id,
                number,
                origin,
                content.asComplaint(),
                status,
                times.acknowledged(acknowledgedAt),
                next,
                messages,
                history,
                careTasks);
    }

    /** As of now, where nobody was told before. */
    Ticket acknowledged(Instant now) {
        Times told = times.acknowledgedAt() == null ? times.acknowledged(now) : times;
        return new Ticket(id, number, origin, content, status, told, complaint, messages, history, careTasks);
    }

    /** Only of a complaint. */
    public Ticket with(Remedy remedy) {
        return with(Objects.requireNonNull(complaint, "complaint").with(remedy), times.acknowledgedAt());
    }

    /** Without the word that the customer was told the decision. */
    private Ticket undecided() {
        return complaint == null ? this : with(complaint.undecided(), times.acknowledgedAt());
    }

    Ticket with(Status to, Instant now) {
        return new Ticket(
                id, number, origin, content, to, times.after(to, now), complaint, messages, history, careTasks);
    }

    Ticket withHistory(List<HistoryEntry> all) {
        return new Ticket(id, number, origin, content, status, times, complaint, messages, all, careTasks);
    }

    private Remedy remedy() {
        return Objects.requireNonNull(
                Objects.requireNonNull(complaint, "complaint").remedy(), "remedy");
    }
}
