/** What every command of this service has: a caller, perhaps an Idempotency-Key, and a body to tell repetitions by. */
@NullMarked
package dev.fives.kit.events.command;

import org.jspecify.annotations.NullMarked;
