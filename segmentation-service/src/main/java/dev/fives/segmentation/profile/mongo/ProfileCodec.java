package dev.fives.segmentation.profile.mongo;

import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.holdout.Holdout;
import dev.fives.segmentation.profile.model.Profile;
import org.bson.BsonReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;

/**
 * Profiles as they are, each with its place in an order that is random and stays the same, so that the first so many of
 * all are a fair sample. The place never changes: its index is written once a profile.
 */
public final class ProfileCodec implements StateCodec<Profile> {
    private static final String PLACE = "place";
    static final String PATH = "state." + PLACE;
    private static final String ORDER = "order-of-profiles";

    private final StateCodec<Profile> records = StateCodec.record(Profile.class);

    @Override
    public Document write(Profile profile) {
        return records.write(profile).append(PLACE, place(profile));
    }

    static double place(Profile profile) {
        return Holdout.place(ORDER, profile.customerId());
    }

    @Override
    public Profile read(Document document) {
        return records.read(document);
    }

    @Override
    public Profile read(BsonReader reader, DecoderContext context) {
        return records.read(reader, context);
    }
}
