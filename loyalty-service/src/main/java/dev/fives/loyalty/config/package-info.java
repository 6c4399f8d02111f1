/** Wiring and limits of the service. */
@NullMarked
package dev.fives.loyalty.config;

import org.jspecify.annotations.NullMarked;
