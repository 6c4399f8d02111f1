@NullMarked
package dev.fives.loyalty.coupon.model;

import org.jspecify.annotations.NullMarked;
