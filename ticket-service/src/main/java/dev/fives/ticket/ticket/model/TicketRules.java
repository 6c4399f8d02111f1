package dev.fives.ticket.ticket.model;

import dev.fives.kit.draft.model.Refusals;
import dev.fives.ticket.ticket.model.MessageDraft.AttachmentDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is accepted of drafts. Where something is refused the result is not to be used. */
public final class TicketRules {
    private static final int CONTENT_TYPE_LENGTH_MAX = 100;

    private final TicketLimits limits;

    public TicketRules(TicketLimits limits) {
        this.limits = limits;
    }

    public TicketLimits limits() {
        return limits;
    }

    public Origin origin(TicketDraft draft, String openedBy, Refusals refusals) {
        Checks checks = new Checks(refusals);
        return new Origin(
                Source.API,
                checks.requiredOne("/channel", draft.channel(), Channel.class, Channel.API)
                        .name(),
                checks.line("/externalMessageId", draft.externalMessageId(), limits.idLength()),
                checks.id("/customerId", draft.customerId(), "cus_"),
                checks.id("/purchaseId", draft.purchaseId(), "pur_"),
                null,
                openedBy);
    }

    public Content content(TicketDraft draft, Refusals refusals) {
        return content(
                new ContentDraft(draft.kind(), draft.subject(), draft.description(), draft.priority(), null, null),
                refusals);
    }

    private Content content(ContentDraft draft, Refusals refusals) {
        Checks checks = new Checks(refusals);
        return new Content(
                checks.requiredOne("/kind", draft.kind(), Kind.class, Kind.QUESTION),
                checks.requiredLine("/subject", draft.subject(), limits.subjectLength()),
                checks.text("/description", draft.description(), limits.textLength()),
                Objects.requireNonNullElse(checks.one("/priority", draft.priority(), Priority.class), Priority.NORMAL),
                checks.line("/assigneeId", draft.assigneeId(), limits.idLength()),
                tags(checks, draft.tags()));
    }

    private List<String> tags(Checks checks, @Nullable List<String> drafts) {
        List<String> tags = new ArrayList<>();
        List<String> given = checks.list("/tags", drafts, limits.tags());
        for (int i = 0; i < given.size(); i++) {
            String tag = checks.requiredLine("/tags/" + i, given.get(i), limits.tagLength());
            if (!tags.contains(tag)) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /** The edited ticket; a complaint stays one, whatever it turns out to be, and is acknowledged when it becomes one. */
    public Ticket edit(Ticket ticket, ContentDraft draft, Instant now, Refusals refusals) {
        Content content = content(draft, refusals);
        if (ticket.isComplaint() && content.kind() != Kind.COMPLAINT) {
            new Checks(refusals).refuse("/kind", content.kind().name(), "COMPLAINT, which it stays");
        }
        Ticket edited = ticket.with(content);
        return edited.isComplaint() ? edited.acknowledged(now) : edited;
    }

    /**
     * The ticket as a complaint with these stages; what the draft leaves out stays, the remedy always. Whoever makes it
     * one has the receipt in the answer, so it is acknowledged by then.
     */
    public Ticket complain(Ticket ticket, ComplaintDraft draft, Instant now, Refusals refusals) {
        Checks checks = new Checks(refusals);
        Complaint present = Objects.requireNonNullElse(ticket.complaint(), Complaint.RECEIVED);
        Complaint next = new Complaint(
                or(checks.one("/severity", draft.severity(), Severity.class), present.severity()),
                or(checks.text("/impact", draft.impact(), limits.textLength()), present.impact()),
                or(draft.safety(), present.safety()),
                or(checks.code("/rootCause", draft.rootCause()), present.rootCause()),
                or(checks.text("/remedySought", draft.remedySought(), limits.textLength()), present.remedySought()),
                or(checks.text("/investigation", draft.investigation(), limits.textLength()), present.investigation()),
                or(
                        past("/decisionCommunicatedAt", draft.decisionCommunicatedAt(), now, checks),
                        present.decisionCommunicatedAt()),
                present.earlier(),
                present.remedy());
        Instant acknowledged = past("/acknowledgedAt", draft.acknowledgedAt(), now, checks);
        return ticket.with(next, or(acknowledged, ticket.times().acknowledgedAt()))
                .acknowledged(now);
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T present) {
        return given == null ? present : given;
    }

    private @Nullable Instant past(String pointer, @Nullable Instant at, Instant now, Checks checks) {
        if (at == null) {
            return null;
        }
        if (at.isAfter(now.plus(limits.ahead())) || at.isBefore(Instant.EPOCH)) {
            checks.refuse(pointer, at.toString(), "from 1970 on and not in the future");
            return null;
        }
        return Instant.ofEpochMilli(at.toEpochMilli());
    }

    /** The wish to change the status; the stand-in is as good as any where it is refused. */
    public Wanted move(MoveDraft draft, Refusals refusals) {
        Checks checks = new Checks(refusals);
        return new Wanted(
                checks.requiredOne("/to", draft.to(), Status.class, Status.NEW),
                checks.code("/reason", draft.reason()));
    }

    /** A change of status that makes sense by itself. */
    public record Wanted(Status to, @Nullable String reason) {}

    public Remedy remedy(String id, RemedyDraft draft, Instant now, Refusals refusals) {
        Checks checks = new Checks(refusals);
        RemedyType type = checks.requiredOne("/type", draft.type(), RemedyType.class, RemedyType.NONE);
        String approvedBy = checks.requiredLine("/approvedBy", draft.approvedBy(), limits.idLength());
        return Remedy.wanted(id, type, value(type, draft.value(), checks), approvedBy, now);
    }

    private long value(RemedyType type, @Nullable Long value, Checks checks) {
        long given = value == null ? 0 : value;
        long max = switch (type) {
            case POINTS -> limits.remedyPoints();
            case COUPON -> limits.remedyCoupon();
            case NONE -> 0;
        };
        if (given > max || given < Math.min(1, max)) {
            checks.refuse("/value", value == null ? null : value.toString(), max == 0 ? "0" : "1 to " + max);
        }
        return given;
    }

    public Message message(String id, String author, MessageDraft draft, Instant now, Refusals refusals) {
        Checks checks = new Checks(refusals);
        return new Message(
                id,
                checks.requiredOne("/authorKind", draft.authorKind(), AuthorKind.class, AuthorKind.AGENT),
                author,
                checks.requiredOne("/visibility", draft.visibility(), Visibility.class, Visibility.INTERNAL),
                checks.requiredText("/text", draft.text(), limits.textLength()),
                attachments(checks, draft.attachments()),
                now);
    }

    private List<Attachment> attachments(Checks checks, @Nullable List<AttachmentDraft> drafts) {
        List<Attachment> attachments = new ArrayList<>();
        List<AttachmentDraft> given = checks.list("/attachments", drafts, limits.attachments());
        for (int i = 0; i < given.size(); i++) {
            attachments.add(attachment(checks, "/attachments/" + i, given.get(i)));
        }
        return attachments;
    }

    private Attachment attachment(Checks checks, String pointer, AttachmentDraft draft) {
        long bytes = draft.bytes() == null ? -1 : draft.bytes();
        if (bytes < 0) {
            checks.refuse(pointer + "/bytes", draft.bytes() == null ? null : "negative", "its size in bytes");
        }
        return new Attachment(
                checks.requiredLine(pointer + "/name", draft.name(), limits.subjectLength()),
                checks.requiredLine(pointer + "/contentType", draft.contentType(), CONTENT_TYPE_LENGTH_MAX),
                bytes,
                checks.requiredLine(pointer + "/location", draft.location(), limits.idLength()));
    }
}
