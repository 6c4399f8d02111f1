@NullMarked
package dev.fives.feedback;

import org.jspecify.annotations.NullMarked;
