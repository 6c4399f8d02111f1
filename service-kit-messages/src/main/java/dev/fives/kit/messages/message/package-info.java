/** A message and what becomes of it. Starting points: {@code Messages} to ask for one, {@code SendMessages} for what is sent. */
@NullMarked
package dev.fives.kit.messages.message;

import org.jspecify.annotations.NullMarked;
