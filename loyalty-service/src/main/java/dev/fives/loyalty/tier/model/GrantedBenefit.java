package dev.fives.loyalty.tier.model;

import java.time.Instant;

/**
 * A benefit that a member has, or has used.
 *
 * @param tier that it came with
 * @param since granted or used
 * @param validUntil of the tier, exclusive
 */
public record GrantedBenefit(
        String code, String tier, Benefit.Use use, Status status, Instant since, Instant validUntil) {
    public enum Status {
        GRANTED,
        USED
    }

    boolean isUsed() {
        return status == Status.USED;
    }

    GrantedBenefit used(Instant at) {
        return new GrantedBenefit(code, tier, use, Status.USED, at, validUntil);
    }

    /** Granted already, for the same tier and as long. */
    boolean isAs(GrantedBenefit other) {
        return !isUsed() && tier.equals(other.tier) && use == other.use && validUntil.equals(other.validUntil);
    }
}
