/** Uniqueness across documents: immutable claims. */
@NullMarked
package dev.fives.kit.events.claim;

import org.jspecify.annotations.NullMarked;
