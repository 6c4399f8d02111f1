/** What always holds, checked while the service runs. */
@NullMarked
package dev.fives.kit.events.invariant;

import org.jspecify.annotations.NullMarked;
