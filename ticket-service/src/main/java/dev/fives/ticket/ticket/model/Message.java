package dev.fives.ticket.ticket.model;

import java.time.Instant;
import java.util.List;

/**
 * One message of a ticket's thread.
 *
 * @param author caller who added it
 * @param at business time
 */
public record Message(
        String id,
        AuthorKind authorKind,
        String author,
        Visibility visibility,
        String text,
        List<Attachment> attachments,
        Instant at) {
    public Message {
        attachments = List.copyOf(attachments);
    }

    boolean isAnswer() {
        return authorKind == AuthorKind.AGENT && visibility == Visibility.PUBLIC;
    }
}
