/** Business time that moves on request: its state, the file that keeps it, and the door to it on the gateway's port. */
@NullMarked
package dev.fives.local.stack.clock;

import org.jspecify.annotations.NullMarked;
