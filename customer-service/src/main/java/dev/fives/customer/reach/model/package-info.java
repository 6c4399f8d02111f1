/** What a customer was written lately, and the names of the ways there. */
@NullMarked
package dev.fives.customer.reach.model;

import org.jspecify.annotations.NullMarked;
