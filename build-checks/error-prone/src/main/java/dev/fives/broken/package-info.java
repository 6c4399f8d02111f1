@NullMarked
package dev.fives.broken;

import org.jspecify.annotations.NullMarked;
