/** Adjustments in this service's database. */
@NullMarked
package dev.fives.loyalty.adjustment.mongo;

import org.jspecify.annotations.NullMarked;
