/** What referrals hear. */
@NullMarked
package dev.fives.loyalty.referral.kafka;

import org.jspecify.annotations.NullMarked;
