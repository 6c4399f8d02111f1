package dev.fives.ticket.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.request.Masking;
import dev.fives.kit.request.RequestContext;
import dev.fives.ticket.ticket.model.Attachment;
import dev.fives.ticket.ticket.model.AuthorKind;
import dev.fives.ticket.ticket.model.HistoryEntry;
import dev.fives.ticket.ticket.model.Message;
import dev.fives.ticket.ticket.model.Visibility;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
    private static final Masking ON = Masking.of(RequestContext.internal("c").asMasked());
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "status, NEW",
        "priority, NEW",
        "complaint.severity, NEW",
        "subject, ***",
        "description, ***",
        "complaint.impact, ***",
        "complaint.investigation, ***",
        "complaint.remedySought, ***",
        "tags, ***",
        "a.field.of.tomorrow, ***"
    })
    void history_hidesWhatMayBeWords(String field, String shown) {
        HistoryEntry entry = new HistoryEntry("clerk", AT, field, null, "NEW", "AUTO");

        assertThat(Shown.history(List.of(entry), ON))
                .containsExactly(new HistoryEntry("clerk", AT, field, null, shown, "AUTO"));
        assertThat(Shown.history(List.of(entry), Masking.OFF)).containsExactly(entry);
    }

    @Test
    void message_hidesItsWordsAndFiles() {
        Attachment file = new Attachment("passport of Lark.pdf", "application/pdf", 7, "s3://lark/7");
        Message message = new Message(
                "msg_1", AuthorKind.CUSTOMER, "clerk", Visibility.PUBLIC, "it sang before", List.of(file), AT);

        assertThat(Shown.messages(List.of(message), ON))
                .containsExactly(new Message(
                        "msg_1",
                        AuthorKind.CUSTOMER,
                        "clerk",
                        Visibility.PUBLIC,
                        "***",
                        List.of(new Attachment("***", "application/pdf", 7, "***")),
                        AT));
        assertThat(Shown.messages(List.of(message), Masking.OFF)).containsExactly(message);
    }
}
