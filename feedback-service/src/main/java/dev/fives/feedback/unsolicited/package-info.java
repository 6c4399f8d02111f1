/** Feedback that nobody asked for. */
@NullMarked
package dev.fives.feedback.unsolicited;

import org.jspecify.annotations.NullMarked;
