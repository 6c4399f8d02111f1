package dev.fives.contracts.ticket;

import java.time.Instant;

/**
 * Data of {@code crm.complaint.remedy-requested.v1}: loyalty-service grants it and answers by {@code crm.remedy.granted.v1}
 * or {@code crm.remedy.refused.v1}.
 *
 * @param remedyId {@code rem_…}; the same remedy is granted once, however often it is asked
 * @param type {@code POINTS} or {@code COUPON}
 * @param value whole points, or the coupon's value in the deployment's currency
 * @param at business time of the approval
 */
public record RemedyRequested(TicketSnapshot ticket, String remedyId, String type, long value, Instant at) {}
