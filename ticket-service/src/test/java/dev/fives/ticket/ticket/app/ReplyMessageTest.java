package dev.fives.ticket.ticket.app;

import static dev.fives.ticket.ticket.model.TicketFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import dev.fives.kit.messages.message.Message;
import dev.fives.kit.messages.message.MessageStatus;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.ticket.ticket.model.AuthorKind;
import dev.fives.ticket.ticket.model.Kind;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketFixture;
import dev.fives.ticket.ticket.model.Visibility;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ticket is of {@code cus_1}. */
class ReplyMessageTest {
    private final MemoryStore<Ticket> store = new MemoryStore<>();
    private final ReplyMessage reply = new ReplyMessage(store);

    @BeforeEach
    void answered() {
        Ticket ticket = TicketFixture.ticket(Kind.QUESTION)
                .with(new dev.fives.ticket.ticket.model.Message(
                        "msg_1", AuthorKind.AGENT, "clerk", Visibility.PUBLIC, "A new lid.", List.of(), NOW));
        store.create("tic_1", "cus_1", ticket, List.of(), null).block();
    }

    @Test
    void reply_saysWhatTheAgentWrote() {
        assertThat(filledIn("tic_1.msg_1", "cus_1"))
                .isEqualTo(Map.of("number", "T-0000-0001", "subject", "Kettle", "text", "A new lid."));
    }

    /** What one customer was told is no other's to read. */
    @Test
    void reply_onATicketThatIsAnotherCustomersNow_isOfNoUse() {
        assertThat(filledIn("tic_1.msg_1", "cus_2")).isNull();
    }

    @Test
    void reply_thatIsGone_isOfNoUse() {
        assertThat(filledIn("tic_1.msg_2", "cus_1")).isNull();
        assertThat(filledIn("tic_2.msg_1", "cus_1")).isNull();
    }

    private Map<String, String> filledIn(String about, String customerId) {
        return reply.of(new Message(
                        "msg_tic_1",
                        customerId,
                        MessageChannel.EMAIL,
                        MessagePurpose.SERVICE,
                        ReplyMessage.TEMPLATE,
                        "ticket-message/" + about,
                        MessageStatus.REQUESTED,
                        0,
                        NOW,
                        NOW,
                        null,
                        null,
                        null,
                        "test",
                        NOW,
                        NOW))
                .block();
    }
}
