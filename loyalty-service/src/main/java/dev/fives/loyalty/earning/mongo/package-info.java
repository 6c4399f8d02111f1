/** Earning rules in the store. */
@NullMarked
package dev.fives.loyalty.earning.mongo;

import org.jspecify.annotations.NullMarked;
