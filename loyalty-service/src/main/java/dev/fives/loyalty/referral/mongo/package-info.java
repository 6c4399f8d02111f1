/** Referrals in the store: documents, queries, indexes. */
@NullMarked
package dev.fives.loyalty.referral.mongo;

import org.jspecify.annotations.NullMarked;
