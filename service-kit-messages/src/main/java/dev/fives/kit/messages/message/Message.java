package dev.fives.kit.messages.message;

import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to a customer, without address and text: both are asked for when it is sent.
 *
 * @param messageId made of what it is about
 * @param attempts tries so far
 * @param nextStepAt real time of the next try, or at which a hand-over counts as broken off; absent once it is over
 * @param waitingSince real time since when it is to be sent; absent once it is over
 * @param reason a code: why it is not sent yet, or was not
 * @param contactPointId of where it went
 * @param via what took it over, or was to
 * @param requestedAt business time
 * @param changedAt business time
 */
public record Message(
        String messageId,
        String customerId,
        MessageChannel channel,
        MessagePurpose purpose,
        String template,
        String about,
        MessageStatus status,
        int attempts,
        @Nullable Instant nextStepAt,
        @Nullable Instant waitingSince,
        @Nullable String reason,
        @Nullable String contactPointId,
        @Nullable String via,
        String correlationId,
        Instant requestedAt,
        Instant changedAt) {
    private static final String LOG = "LOG";

    /** @param realNow from which on it is to be sent */
    static Message requested(
            String messageId, MessageWish wish, String correlationId, Instant businessNow, Instant realNow) {
        return new Message(
                messageId,
                wish.customerId(),
                wish.channel(),
                wish.purpose(),
                wish.template(),
                wish.about(),
                MessageStatus.REQUESTED,
                0,
                realNow,
                realNow,
                null,
                null,
                null,
                correlationId,
                businessNow,
                businessNow);
    }

    /** Before anything is handed over. Whoever finds this after {@code until} knows that it was broken off. */
    Message claimed(String contactPoint, String carrier, Instant until, Instant at) {
        return with(MessageStatus.SENDING, attempts + 1, until, waitingSince, null, contactPoint, carrier, at);
    }

    /** A try was in vain, and nothing was handed over in the end. A claim has counted it already. */
    Message postponed(String why, Instant next, Instant at) {
        int tries = status == MessageStatus.SENDING ? attempts : attempts + 1;
        return with(MessageStatus.REQUESTED, tries, next, waitingSince, why, contactPointId, via, at);
    }

    Message ended(MessageStatus how, @Nullable String why, Instant at) {
        return with(how, attempts, null, null, why, contactPointId, via, at);
    }

    /** Nothing can carry it here, and the log has said so. */
    Message logged(Instant at) {
        return with(MessageStatus.SUPPRESSED, attempts, null, null, MessageReason.NO_CARRIER, contactPointId, LOG, at);
    }

    /** Once more, because somebody said so. */
    Message again(Instant realNow, Instant at) {
        return with(MessageStatus.REQUESTED, attempts, realNow, realNow, null, contactPointId, via, at);
    }

    private Message with(
            MessageStatus next,
            int tries,
            @Nullable Instant step,
            @Nullable Instant since,
            @Nullable String why,
            @Nullable String contactPoint,
            @Nullable String carrier,
            Instant at) {
        return new Message(
                messageId,
                customerId,
                channel,
                purpose,
                template,
                about,
                next,
                tries,
                step,
                since,
                why,
                contactPoint,
                carrier,
                correlationId,
                requestedAt,
                at);
    }
}
