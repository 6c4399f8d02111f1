/** Customers in the store: their documents, queries and indexes. */
@NullMarked
package dev.fives.customer.customer.mongo;

import org.jspecify.annotations.NullMarked;
