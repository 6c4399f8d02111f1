package dev.fives.ticket.ticket.web;

import dev.fives.kit.request.Masking;
import dev.fives.ticket.ticket.model.Attachment;
import dev.fives.ticket.ticket.model.HistoryEntry;
import dev.fives.ticket.ticket.model.Message;
import java.util.List;
import java.util.Set;

/** Thread and past of a ticket as far as the caller may know them. */
final class Shown {
    /** Codes, ids and times; what is not named here may be somebody's words. */
    private static final Set<String> CODES = Set.of(
            "kind",
            "status",
            "priority",
            "assigneeId",
            "acknowledgedAt",
            "complaint.severity",
            "complaint.safety",
            "complaint.rootCause",
            "complaint.remedy",
            "complaint.decisionCommunicatedAt");

    private Shown() {}

    static List<HistoryEntry> history(List<HistoryEntry> history, Masking masking) {
        return masking.isOn()
                ? history.stream().map(entry -> hidden(entry, masking)).toList()
                : history;
    }

    static List<Message> messages(List<Message> messages, Masking masking) {
        return masking.isOn()
                ? messages.stream().map(message -> hidden(message, masking)).toList()
                : messages;
    }

    private static HistoryEntry hidden(HistoryEntry entry, Masking masking) {
        return CODES.contains(entry.field())
                ? entry
                : new HistoryEntry(
                        entry.actor(),
                        entry.at(),
                        entry.field(),
                        masking.textOrNone(entry.before()),
                        masking.textOrNone(entry.after()),
                        entry.reason());
    }

    private static Message hidden(Message message, Masking masking) {
        return new Message(
                message.id(),
                message.authorKind(),
                message.author(),
                message.visibility(),
                masking.text(message.text()),
                message.attachments().stream()
                        .map(file -> hidden(file, masking))
                        .toList(),
                message.at());
    }

    private static Attachment hidden(Attachment file, Masking masking) {
        return new Attachment(
                masking.text(file.name()), file.contentType(), file.bytes(), masking.text(file.location()));
    }
}
