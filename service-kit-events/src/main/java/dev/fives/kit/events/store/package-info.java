/** The database of this service, its write and read guarantees, its time limits and its indexes. */
@NullMarked
package dev.fives.kit.events.store;

import org.jspecify.annotations.NullMarked;
