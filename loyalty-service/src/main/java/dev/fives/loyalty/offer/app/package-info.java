/** Offers for some members only, and how a member takes one. */
@NullMarked
package dev.fives.loyalty.offer.app;

import org.jspecify.annotations.NullMarked;
