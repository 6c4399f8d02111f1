package dev.fives.ticket.ticket.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as somebody wrote it. */
public record MessageDraft(
        @Nullable String text,
        @Nullable String visibility,
        @Nullable String authorKind,
        @Nullable List<AttachmentDraft> attachments) {

    /** What came with it, as written. */
    public record AttachmentDraft(
            @Nullable String name,
            @Nullable String contentType,
            @Nullable Long bytes,
            @Nullable String location) {}
}
