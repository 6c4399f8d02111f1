package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.referral.created.v1}, {@code crm.referral.converted.v1} and {@code crm.referral.reversed.v1}. The
 * points are told by {@code crm.points.earned.v1} and {@code crm.points.reversed.v1}, whose {@code source} names the
 * referral.
 *
 * @param referralId {@code rfl_…}
 * @param referrerId {@code cus_…}, who brings the friend
 * @param friendId {@code cus_…}, also the record key
 * @param code of the referrer
 * @param threshold that the friend's first purchase has to reach
 * @param referrerPoints whole points
 * @param friendPoints whole points
 * @param purchaseId {@code pur_…}, the friend's, once there was one
 * @param reason a code without blanks, of one that came to nothing: {@code REFUNDED}, {@code ALREADY_A_BUYER} or
 *     {@code REFERRER_LIMIT}
 * @param at business time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferralChanged(
        String referralId,
        String referrerId,
        String friendId,
        String code,
        Money threshold,
        long referrerPoints,
        long friendPoints,
        @Nullable String purchaseId,
        @Nullable String reason,
        Instant at) {}
