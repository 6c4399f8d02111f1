/** What members reach by buying again and again. */
@NullMarked
package dev.fives.loyalty.achievement.model;

import org.jspecify.annotations.NullMarked;
