/** Earning rules over HTTP. */
@NullMarked
package dev.fives.loyalty.earning.web;

import org.jspecify.annotations.NullMarked;
