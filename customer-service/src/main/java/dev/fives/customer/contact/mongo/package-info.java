/** Interactions in the store. */
@NullMarked
package dev.fives.customer.contact.mongo;

import org.jspecify.annotations.NullMarked;
