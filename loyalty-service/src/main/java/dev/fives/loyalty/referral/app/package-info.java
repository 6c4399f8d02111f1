/** Referral codes, referrals, and the points that both sides get. */
@NullMarked
package dev.fives.loyalty.referral.app;

import org.jspecify.annotations.NullMarked;
