/** Wires the kit; a service imports {@code MessagesConfiguration} and declares a {@code Correspondence}. */
@NullMarked
package dev.fives.kit.messages.config;

import org.jspecify.annotations.NullMarked;
