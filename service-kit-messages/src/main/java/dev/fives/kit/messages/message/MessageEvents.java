package dev.fives.kit.messages.message;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.message.MessageChanged;
import dev.fives.kit.events.outbox.NewEvent;
import java.util.List;

/** What others are told of a message; while it is being handed over, nothing. */
final class MessageEvents {
    private MessageEvents() {}

    static List<NewEvent> of(Message message) {
        return switch (message.status()) {
            case REQUESTED -> told(EventTypes.MESSAGE_REQUESTED, message);
            case SENDING -> List.of();
            case SENT -> told(EventTypes.MESSAGE_SENT, message);
            case FAILED, SUPPRESSED, UNKNOWN -> told(EventTypes.MESSAGE_FAILED, message);
            case BOUNCED -> told(EventTypes.MESSAGE_BOUNCED, message);
        };
    }

    private static List<NewEvent> told(EventType type, Message message) {
        boolean isNew = message.status() == MessageStatus.REQUESTED;
        MessageChanged data = new MessageChanged(
                message.messageId(),
                message.customerId(),
                message.channel().name(),
                message.purpose().name(),
                message.template(),
                message.about(),
                message.status().name(),
                message.reason(),
                isNew ? null : message.contactPointId(),
                message.attempts(),
                message.changedAt());
        return List.of(new NewEvent(type, data, message.changedAt()));
    }
}
