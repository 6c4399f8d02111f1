/** The timeline in the store. */
@NullMarked
package dev.fives.customer.timeline.mongo;

import org.jspecify.annotations.NullMarked;
