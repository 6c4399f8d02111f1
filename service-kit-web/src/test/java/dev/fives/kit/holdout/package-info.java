@NullMarked
package dev.fives.kit.holdout;

import org.jspecify.annotations.NullMarked;
