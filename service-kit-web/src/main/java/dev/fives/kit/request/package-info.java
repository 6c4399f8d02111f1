/** Who asks, under which correlation id and trace; carried in the Reactor context. */
@NullMarked
package dev.fives.kit.request;

import org.jspecify.annotations.NullMarked;
