/** One customer over all services, in one answer that no service can spoil. Starting point: {@code OverviewController}. */
@NullMarked
package dev.fives.gateway.overview;

import org.jspecify.annotations.NullMarked;
