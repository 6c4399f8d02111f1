/** Data of the events on {@code crm.segment.v1}. */
@NullMarked
package dev.fives.contracts.segment;

import org.jspecify.annotations.NullMarked;
