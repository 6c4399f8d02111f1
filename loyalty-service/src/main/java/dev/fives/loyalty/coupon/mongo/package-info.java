/** Coupons in the database. */
@NullMarked
package dev.fives.loyalty.coupon.mongo;

import org.jspecify.annotations.NullMarked;
