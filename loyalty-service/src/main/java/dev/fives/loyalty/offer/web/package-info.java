/** Offers over HTTP. */
@NullMarked
package dev.fives.loyalty.offer.web;

import org.jspecify.annotations.NullMarked;
