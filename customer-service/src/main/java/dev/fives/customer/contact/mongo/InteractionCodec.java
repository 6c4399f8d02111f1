package dev.fives.customer.contact.mongo;

import dev.fives.customer.contact.model.Interaction;
import dev.fives.kit.events.outbox.StateCodec;
import org.bson.Document;

/** The record as it is, and beside it a key that orders a customer's interactions without ties. */
final class InteractionCodec implements StateCodec<Interaction> {
    static final String CONTACT_KEY = "contactKey";

    private final StateCodec<Interaction> records = StateCodec.record(Interaction.class);

    @Override
    public Document write(Interaction interaction) {
        return records.write(interaction).append(CONTACT_KEY, contactKey(interaction));
    }

    @Override
    public Interaction read(Document document) {
        return records.read(document);
    }

    static String contactKey(Interaction interaction) {
        return "%015d%s".formatted(interaction.at().toEpochMilli(), interaction.id());
    }
}
