/** Tests of the journal against a store, in its package to reach its parts. */
@NullMarked
package dev.fives.kit.events.journal;

import org.jspecify.annotations.NullMarked;
