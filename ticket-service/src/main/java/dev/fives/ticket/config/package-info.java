/** Wires the service; nothing else knows of it. */
@NullMarked
package dev.fives.ticket.config;

import org.jspecify.annotations.NullMarked;
