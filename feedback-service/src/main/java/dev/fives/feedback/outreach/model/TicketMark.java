package dev.fives.feedback.outreach.model;

/**
 * What is known of a ticket.
 *
 * @param sequence of the event that told it; only a higher one replaces it
 * @param openComplaint whether it keeps its customer from being asked
 */
public record TicketMark(String ticketId, long sequence, boolean openComplaint) {}
