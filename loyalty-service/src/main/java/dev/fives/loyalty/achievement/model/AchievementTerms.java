package dev.fives.loyalty.achievement.model;

import dev.fives.loyalty.catalogue.model.Title;
import java.time.Instant;

/**
 * What an achievement asks for and brings; never changed.
 *
 * @param code its name, for ever
 * @param points for whoever reaches it; 0 for none
 * @param validFrom purchases ordered from then on count
 */
public record AchievementTerms(String code, Title name, Goal goal, long points, Instant validFrom) {}
