/** Data of the events on {@code crm.usage.v1}. */
@NullMarked
package dev.fives.contracts.usage;

import org.jspecify.annotations.NullMarked;
