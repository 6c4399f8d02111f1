/** Tickets in the store: their documents, queries and indexes. */
@NullMarked
package dev.fives.ticket.ticket.mongo;

import org.jspecify.annotations.NullMarked;
