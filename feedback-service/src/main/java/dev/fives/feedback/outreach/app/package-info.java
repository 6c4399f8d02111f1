/** Planned questions, decided one by one at their due instant. */
@NullMarked
package dev.fives.feedback.outreach.app;

import org.jspecify.annotations.NullMarked;
