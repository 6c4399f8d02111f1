/** Purchases in the store: their documents, queries and indexes. */
@NullMarked
package dev.fives.customer.purchase.mongo;

import org.jspecify.annotations.NullMarked;
