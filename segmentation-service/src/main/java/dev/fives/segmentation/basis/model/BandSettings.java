package dev.fives.segmentation.basis.model;

import java.time.Duration;

/**
 * Limits of the frequency bands.
 *
 * @param windowDays purchases younger than this count
 * @param mediumFrom purchases in the window from which a customer is MEDIUM
 * @param highFrom purchases in the window from which a customer is HIGH
 */
public record BandSettings(int windowDays, int mediumFrom, int highFrom) {

    public Duration window() {
        return Duration.ofDays(windowDays);
    }

    public FrequencyBand band(int purchasesInWindow) {
        if (purchasesInWindow >= highFrom) {
            return FrequencyBand.HIGH;
        }
        return purchasesInWindow >= mediumFrom ? FrequencyBand.MEDIUM : FrequencyBand.LOW;
    }

    /** The least number of purchases with which a customer is in the band. */
    public int least(FrequencyBand band) {
        return switch (band) {
            case LOW -> 0;
            case MEDIUM -> mediumFrom;
            case HIGH -> highFrom;
        };
    }
}
