/** Scores of many customers. */
@NullMarked
package dev.fives.feedback.satisfaction;

import org.jspecify.annotations.NullMarked;
