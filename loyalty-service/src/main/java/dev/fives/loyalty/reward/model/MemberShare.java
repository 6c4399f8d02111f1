package dev.fives.loyalty.reward.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one customer has of a reward that has a limit.
 *
 * @param redemptionIds that count towards the limit: held or confirmed
 * @param givenBack how often something was; it makes each of these a change, so that who looked before finds another
 *     version
 */
public record MemberShare(List<String> redemptionIds, long givenBack) {
    public static final MemberShare NOTHING = new MemberShare(List.of(), 0);

    public MemberShare {
        redemptionIds = List.copyOf(redemptionIds);
    }

    public boolean has(String redemptionId) {
        return redemptionIds.contains(redemptionId);
    }

    /**
     * After this redemption was served.
     *
     * @param owed what it owes, as read after this share was loaded; null for nothing
     */
    public MemberShare serving(String redemptionId, @Nullable ItemStep owed, int limit) {
        return switch (owed) {
            case TAKE -> has(redemptionId) || redemptionIds.size() >= limit ? this : with(redemptionId);
            case GIVE_BACK, UNDO -> without(redemptionId);
            case HAND_OVER -> this;
            case null -> this;
        };
    }

    private MemberShare with(String redemptionId) {
        List<String> next = new ArrayList<>(redemptionIds);
        next.add(redemptionId);
        return new MemberShare(next, givenBack);
    }

    private MemberShare without(String redemptionId) {
        List<String> next = new ArrayList<>(redemptionIds);
        next.remove(redemptionId);
        return new MemberShare(next, givenBack + 1);
    }
}
