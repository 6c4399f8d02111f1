package dev.fives.ticket.ticket.model;

import java.time.Duration;

/**
 * How much one ticket may hold.
 *
 * @param messages of its thread
 * @param history entries of its past, beyond which no caller may edit it; status and promised remedies go on to twice
 *     as many, and what brings it to its end always
 * @param subjectLength in characters
 * @param textLength of a description, a message, an investigation and the like, in characters
 * @param idLength of an external message id, an assignee, an approver, in characters
 * @param tagLength in characters
 * @param remedyPoints most points that one remedy may give
 * @param remedyCoupon highest value of one coupon, in the deployment's currency
 * @param ahead how far in the future a stage may be dated: clocks differ
 */
public record TicketLimits(
        int messages,
        int attachments,
        int history,
        int tags,
        int subjectLength,
        int textLength,
        int idLength,
        int tagLength,
        long remedyPoints,
        long remedyCoupon,
        Duration ahead) {}
