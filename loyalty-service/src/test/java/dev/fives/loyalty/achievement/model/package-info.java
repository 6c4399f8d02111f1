@NullMarked
package dev.fives.loyalty.achievement.model;

import org.jspecify.annotations.NullMarked;
