package dev.fives.customer.contact.web;

import dev.fives.customer.contact.model.Interaction;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.Masking;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An interaction as it is shown. */
record InteractionResponse(
        String id,
        String customerId,
        String channel,
        String direction,
        @Nullable String subject,
        @Nullable String note,
        Instant at,
        String recordedBy,
        Instant recordedAt) {
    static InteractionResponse of(Stored<Interaction> stored, Masking masking) {
        Interaction interaction = stored.state();
        return new InteractionResponse(
                interaction.id(),
                interaction.customerId(),
                interaction.channel().name(),
                interaction.direction().name(),
                masking.textOrNone(interaction.subject()),
                masking.textOrNone(interaction.note()),
                interaction.at(),
                interaction.recordedBy(),
                interaction.recordedAt());
    }
}
