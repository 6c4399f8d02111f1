/** Whom a message reaches, asked of customer-service when it is sent. */
@NullMarked
package dev.fives.kit.messages.recipient;

import org.jspecify.annotations.NullMarked;
