/** Messages to customers. Starting point: {@code message.Messages}. */
@NullMarked
package dev.fives.kit.messages;

import org.jspecify.annotations.NullMarked;
