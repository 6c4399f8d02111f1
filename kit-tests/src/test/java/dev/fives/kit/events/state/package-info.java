@NullMarked
package dev.fives.kit.events.state;

import org.jspecify.annotations.NullMarked;
