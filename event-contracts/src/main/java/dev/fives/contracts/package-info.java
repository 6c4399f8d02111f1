/** The published language of Fives: topics, event types, envelope header names and what the events share. */
@NullMarked
package dev.fives.contracts;

import org.jspecify.annotations.NullMarked;
