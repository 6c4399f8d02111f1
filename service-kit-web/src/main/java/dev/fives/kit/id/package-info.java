/** Ids: time-ordered for new things, derived for things that a key names. */
@NullMarked
package dev.fives.kit.id;

import org.jspecify.annotations.NullMarked;
