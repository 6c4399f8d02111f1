@NullMarked
package dev.fives.loyalty.allowance;

import org.jspecify.annotations.NullMarked;
