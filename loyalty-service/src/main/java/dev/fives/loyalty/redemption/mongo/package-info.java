/** Redemptions in the store: documents, queries, indexes. */
@NullMarked
package dev.fives.loyalty.redemption.mongo;

import org.jspecify.annotations.NullMarked;
