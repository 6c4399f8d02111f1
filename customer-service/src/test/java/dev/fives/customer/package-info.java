/** The service as a whole, against a real store and a real broker. */
@NullMarked
package dev.fives.customer;

import org.jspecify.annotations.NullMarked;
