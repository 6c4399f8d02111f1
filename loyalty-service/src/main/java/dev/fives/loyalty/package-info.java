@NullMarked
package dev.fives.loyalty;

import org.jspecify.annotations.NullMarked;
