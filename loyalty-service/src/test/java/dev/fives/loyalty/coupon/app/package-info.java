@NullMarked
package dev.fives.loyalty.coupon.app;

import org.jspecify.annotations.NullMarked;
