/** Data of the events on {@code crm.message.v1}. */
@NullMarked
package dev.fives.contracts.message;

import org.jspecify.annotations.NullMarked;
