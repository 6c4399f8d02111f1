/** Transfers in the store: documents, queries, indexes. */
@NullMarked
package dev.fives.loyalty.transfer.mongo;

import org.jspecify.annotations.NullMarked;
