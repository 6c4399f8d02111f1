/** Coupons: what they take off, who may use them and how often. */
@NullMarked
package dev.fives.loyalty.coupon.model;

import org.jspecify.annotations.NullMarked;
