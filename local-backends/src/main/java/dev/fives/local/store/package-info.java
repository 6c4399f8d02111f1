/** A durable, indexed, MongoDB-compatible store for the local stack and for tests. */
@NullMarked
package dev.fives.local.store;

import org.jspecify.annotations.NullMarked;
