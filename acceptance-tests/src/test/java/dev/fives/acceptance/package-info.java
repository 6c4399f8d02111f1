@NullMarked
package dev.fives.acceptance;

import org.jspecify.annotations.NullMarked;
