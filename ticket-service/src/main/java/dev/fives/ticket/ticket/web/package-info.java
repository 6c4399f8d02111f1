/** Tickets over HTTP. */
@NullMarked
package dev.fives.ticket.ticket.web;

import org.jspecify.annotations.NullMarked;
