/** The catalogue of rewards over HTTP. */
@NullMarked
package dev.fives.loyalty.reward.web;

import org.jspecify.annotations.NullMarked;
