package dev.fives.loyalty.achievement.model;

import java.time.Instant;

/**
 * That a member has reached an achievement, for good.
 *
 * @param purchaseId which reached it
 * @param at when that was ordered
 * @param points that it brings
 * @param entered whether they are in the ledger, or none are to be
 */
public record Reached(String achievementId, String purchaseId, Instant at, long points, boolean entered) {

    Reached asEntered() {
        return new Reached(achievementId, purchaseId, at, points, true);
    }
}
