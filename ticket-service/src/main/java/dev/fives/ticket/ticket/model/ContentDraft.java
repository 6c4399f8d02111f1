package dev.fives.ticket.ticket.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be edited of a ticket, as somebody wrote it. */
public record ContentDraft(
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String description,
        @Nullable String priority,
        @Nullable String assigneeId,
        @Nullable List<String> tags) {

    public static ContentDraft of(Content content) {
        return new ContentDraft(
                content.kind().name(),
                content.subject(),
                content.description(),
                content.priority().name(),
                content.assigneeId(),
                content.tags());
    }
}
