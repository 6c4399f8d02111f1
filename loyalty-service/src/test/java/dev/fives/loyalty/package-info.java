/** The service as a whole, with a broker and a store. */
@NullMarked
package dev.fives.loyalty;

import org.jspecify.annotations.NullMarked;
