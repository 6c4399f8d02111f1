/** Quotes over HTTP. */
@NullMarked
package dev.fives.loyalty.quote.web;

import org.jspecify.annotations.NullMarked;
