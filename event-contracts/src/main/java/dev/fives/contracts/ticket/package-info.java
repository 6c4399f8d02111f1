/** What ticket-service tells: tickets, complaints, remedies. */
@NullMarked
package dev.fives.contracts.ticket;

import org.jspecify.annotations.NullMarked;
