/** What can be done with tickets. Starting points: {@code OpenTicket}, {@code EditTicket}. */
@NullMarked
package dev.fives.ticket.ticket.app;

import org.jspecify.annotations.NullMarked;
