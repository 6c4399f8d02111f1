/** Coupons for callers. */
@NullMarked
package dev.fives.loyalty.coupon.web;

import org.jspecify.annotations.NullMarked;
