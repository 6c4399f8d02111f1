package dev.fives.ticket.ticket.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes down every difference between two states of a ticket, so that no change can forget to be told. */
public final class History {
    /** Characters kept of a text. */
    private static final int VALUE_LENGTH_MAX = 500;

    /** A single value and its name on the wire. */
    private record Field(String name, Function<Ticket, @Nullable Object> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field("kind", ticket -> ticket.content().kind()),
            new Field("subject", ticket -> ticket.content().subject()),
            new Field("description", ticket -> ticket.content().description()),
            new Field("priority", ticket -> ticket.content().priority()),
            new Field("assigneeId", ticket -> ticket.content().assigneeId()),
            new Field(
                    "tags",
                    ticket -> ticket.content().tags().isEmpty()
                            ? null
                            : String.join(",", ticket.content().tags())),
            new Field("acknowledgedAt", ticket -> ticket.times().acknowledgedAt()),
            ofComplaint("severity", Complaint::severity),
            ofComplaint("impact", Complaint::impact),
            ofComplaint("safety", Complaint::safety),
            ofComplaint("rootCause", Complaint::rootCause),
            ofComplaint("remedySought", Complaint::remedySought),
            ofComplaint("investigation", Complaint::investigation),
            ofComplaint(
                    "remedy",
                    complaint -> complaint.remedy() == null
                            ? null
                            : complaint.remedy().told()),
            ofComplaint("decisionCommunicatedAt", Complaint::decisionCommunicatedAt),
            new Field("status", Ticket::status));

    private History() {}

    /** The later state with what changed added to its history. */
    public static Ticket tell(Ticket before, Ticket after, String actor, Instant at, @Nullable String reason) {
        List<HistoryEntry> history = new ArrayList<>(before.history());
        for (Field field : FIELDS) {
            Object was = field.value().apply(before);
            Object is = field.value().apply(after);
            if (!Objects.equals(was, is)) {
                history.add(new HistoryEntry(actor, at, field.name(), text(was), text(is), reason));
            }
        }
        return after.withHistory(history);
    }

    private static Field ofComplaint(String name, Function<Complaint, @Nullable Object> value) {
        return new Field("complaint." + name, ticket -> {
            Complaint complaint = ticket.complaint();
            return complaint == null ? null : value.apply(complaint);
        });
    }

    private static @Nullable String text(@Nullable Object value) {
        String text = value == null ? null : value.toString();
        return text == null || text.length() <= VALUE_LENGTH_MAX ? text : cut(text) + "…";
    }

    /** Not amid a sign of two halves, as those beyond 16 bits are. */
    private static String cut(String text) {
        int end = VALUE_LENGTH_MAX - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
