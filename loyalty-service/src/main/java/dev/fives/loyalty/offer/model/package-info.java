/** Offers and who has taken them. Pure Java. */
@NullMarked
package dev.fives.loyalty.offer.model;

import org.jspecify.annotations.NullMarked;
