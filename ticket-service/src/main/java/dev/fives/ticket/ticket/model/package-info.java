/** Tickets and complaints as they are in the business: states, stages, what is accepted. Plain Java. */
@NullMarked
package dev.fives.ticket.ticket.model;

import org.jspecify.annotations.NullMarked;
