package dev.fives.loyalty.referral.mongo;

import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.loyalty.referral.model.Referral;
import org.bson.Document;

/** The record as it is, and beside it a key that orders referrals by their instant without ties. */
final class ReferralCodec implements StateCodec<Referral> {
    static final String ORDER_KEY = "orderKey";

    private final StateCodec<Referral> records = StateCodec.record(Referral.class);

    @Override
    public Document write(Referral referral) {
        return records.write(referral).append(ORDER_KEY, orderKey(referral));
    }

    @Override
    public Referral read(Document document) {
        return records.read(document);
    }

    static String orderKey(Referral referral) {
        return "%015d".formatted(referral.ask().at().toEpochMilli()) + referral.referralId();
    }
}
