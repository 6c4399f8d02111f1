/** What tickets hear of answers, remedies and follow-ups. */
@NullMarked
package dev.fives.ticket.ticket.kafka;

import org.jspecify.annotations.NullMarked;
