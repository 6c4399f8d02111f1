package dev.fives.contracts.loyalty;

import java.time.Instant;

/**
 * Data of {@code crm.benefit.granted.v1}, {@code crm.benefit.used.v1} and {@code crm.benefit.ended.v1}. One that is
 * granted again, with another tier or a later end, replaces the one before.
 *
 * @param benefit its code, such as {@code PRIORITY_LINE}
 * @param tier that it comes with
 * @param use {@code ALWAYS} or {@code ONCE}
 * @param validUntil exclusive, as far as is known; it ends with {@code crm.benefit.ended.v1}
 * @param at business time of the change
 */
public record BenefitChanged(
        String customerId, String benefit, String tier, String use, Instant validUntil, Instant at) {}
