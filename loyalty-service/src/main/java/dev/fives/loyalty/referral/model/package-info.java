/** Referrals and what becomes of them. Pure Java. */
@NullMarked
package dev.fives.loyalty.referral.model;

import org.jspecify.annotations.NullMarked;
