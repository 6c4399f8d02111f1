package dev.fives.ticket.ticket.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What agents edit freely. */
public record Content(
        Kind kind,
        String subject,
        @Nullable String description,
        Priority priority,
        @Nullable String assigneeId,
        List<String> tags) {
    public Content {
        tags = List.copyOf(tags);
    }

    Content asComplaint() {
        return new Content(Kind.COMPLAINT, subject, description, priority, assigneeId, tags);
    }
}
