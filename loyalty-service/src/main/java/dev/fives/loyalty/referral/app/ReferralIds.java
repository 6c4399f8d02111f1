package dev.fives.loyalty.referral.app;

import dev.fives.kit.id.Ids;

/** Ids that follow from what they stand for, so that each is there once. */
public final class ReferralIds {
    private final Ids ids;
    private final String programId;

    public ReferralIds(Ids ids, String programId) {
        this.ids = ids;
        this.programId = programId;
    }

    String programId() {
        return programId;
    }

    /** A friend is referred once. */
    String ofFriend(String customerId) {
        return ids.derived("rfl", programId, customerId);
    }

    String ofCode(String code) {
        return ids.derived("rfc", programId, code);
    }
}
