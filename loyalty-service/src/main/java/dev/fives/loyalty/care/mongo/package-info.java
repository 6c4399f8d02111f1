/** Care tasks in the store: documents, queries, indexes. */
@NullMarked
package dev.fives.loyalty.care.mongo;

import org.jspecify.annotations.NullMarked;
