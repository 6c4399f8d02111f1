/** Achievements in the store. */
@NullMarked
package dev.fives.loyalty.achievement.mongo;

import org.jspecify.annotations.NullMarked;
