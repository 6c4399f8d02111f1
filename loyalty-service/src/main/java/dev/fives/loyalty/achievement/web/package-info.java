/** Achievements over HTTP. */
@NullMarked
package dev.fives.loyalty.achievement.web;

import org.jspecify.annotations.NullMarked;
