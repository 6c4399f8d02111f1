/** How many requests a caller has. Starting point: {@code RateLimit}. */
@NullMarked
package dev.fives.gateway.limit;

import org.jspecify.annotations.NullMarked;
