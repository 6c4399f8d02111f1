/** The three metrics of satisfaction and what their scores say. Pure. */
@NullMarked
package dev.fives.feedback.score.model;

import org.jspecify.annotations.NullMarked;
