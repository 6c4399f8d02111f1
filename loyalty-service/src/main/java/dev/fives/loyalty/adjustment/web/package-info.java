/** Adjustments over HTTP. */
@NullMarked
package dev.fives.loyalty.adjustment.web;

import org.jspecify.annotations.NullMarked;
