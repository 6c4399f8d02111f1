/** Where each event lies on its topic, and reading it again from there or from the owner's facts. */
@NullMarked
package dev.fives.kit.events.index;

import org.jspecify.annotations.NullMarked;
