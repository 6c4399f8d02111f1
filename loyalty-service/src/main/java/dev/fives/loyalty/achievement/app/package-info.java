/** Achievements are defined, reached and shown. */
@NullMarked
package dev.fives.loyalty.achievement.app;

import org.jspecify.annotations.NullMarked;
