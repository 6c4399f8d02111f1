@NullMarked
package dev.fives.kit.events.self;

import org.jspecify.annotations.NullMarked;
