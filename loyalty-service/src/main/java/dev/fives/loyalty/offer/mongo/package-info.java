/** Offers in the store. */
@NullMarked
package dev.fives.loyalty.offer.mongo;

import org.jspecify.annotations.NullMarked;
