/** What a cart costs a member, and why. Pure Java. */
@NullMarked
package dev.fives.loyalty.quote.model;

import org.jspecify.annotations.NullMarked;
