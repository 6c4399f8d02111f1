@NullMarked
package dev.fives.loyalty.holdout;

import org.jspecify.annotations.NullMarked;
