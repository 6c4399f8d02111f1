/** What is remembered of each account for the sum, in this service's database. */
@NullMarked
package dev.fives.loyalty.liability.mongo;

import org.jspecify.annotations.NullMarked;
