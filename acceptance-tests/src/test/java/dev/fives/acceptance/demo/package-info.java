/** The demonstration, counted once more. Starting point: {@code DemoAcceptance}. */
@NullMarked
package dev.fives.acceptance.demo;

import org.jspecify.annotations.NullMarked;
