/** {@code ./fives demo}: two years of a shop, told to the public API and read back from it. */
@NullMarked
package dev.fives.local.demo;

import org.jspecify.annotations.NullMarked;
