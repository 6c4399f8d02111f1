/** Referrals over HTTP. */
@NullMarked
package dev.fives.loyalty.referral.web;

import org.jspecify.annotations.NullMarked;
