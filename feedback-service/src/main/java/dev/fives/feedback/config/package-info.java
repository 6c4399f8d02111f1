/** Wiring and limits of the service. */
@NullMarked
package dev.fives.feedback.config;

import org.jspecify.annotations.NullMarked;
