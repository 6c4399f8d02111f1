package dev.fives.segmentation.profile.app;

import dev.fives.segmentation.profile.model.Ticket;

/**
 * The newest that is known of a ticket, kept for good: a profile forgets a ticket that no longer matters, and must not
 * take it for an open one when its first event comes again.
 *
 * @param sequence of the event that told it
 */
public record TicketFact(String customerId, long sequence, Ticket ticket) {}
