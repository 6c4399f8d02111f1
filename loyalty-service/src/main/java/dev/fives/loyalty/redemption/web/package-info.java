/** Redemptions over HTTP. */
@NullMarked
package dev.fives.loyalty.redemption.web;

import org.jspecify.annotations.NullMarked;
