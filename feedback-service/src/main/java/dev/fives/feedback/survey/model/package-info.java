/** Questions, what may be asked and what counts as an answer. Pure. */
@NullMarked
package dev.fives.feedback.survey.model;

import org.jspecify.annotations.NullMarked;
