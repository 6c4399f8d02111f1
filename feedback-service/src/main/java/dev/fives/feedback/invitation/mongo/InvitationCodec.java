package dev.fives.feedback.invitation.mongo;

import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.kit.events.outbox.StateCodec;
import java.time.Instant;
import org.bson.Document;

/** The record as it is, and beside it the keys that order invitations and answers; their ties are broken by purchase. */
final class InvitationCodec implements StateCodec<Invitation> {
    static final String ORDERED_KEY = "orderedKey";
    static final String ANSWERED_KEY = "answeredKey";

    private final StateCodec<Invitation> records = StateCodec.record(Invitation.class);

    @Override
    public Document write(Invitation invitation) {
        Document document = records.write(invitation).append(ORDERED_KEY, orderedKey(invitation));
        return invitation.response() == null ? document : document.append(ANSWERED_KEY, answeredKey(invitation));
    }

    @Override
    public Invitation read(Document document) {
        return records.read(document);
    }

    static String orderedKey(Invitation invitation) {
        return key(invitation.invitedAt(), invitation);
    }

    /** Empty where there is no answer. */
    static String answeredKey(Invitation invitation) {
        return invitation.response() == null ? "" : key(invitation.response().at(), invitation);
    }

    /** Plan and purchase name an invitation, as its id does. */
    private static String key(Instant at, Invitation invitation) {
        return "%015d%s%s".formatted(at.toEpochMilli(), invitation.purchaseId(), invitation.planId());
    }
}
