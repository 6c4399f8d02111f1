/** What achievements hear of purchases. */
@NullMarked
package dev.fives.loyalty.achievement.kafka;

import org.jspecify.annotations.NullMarked;
