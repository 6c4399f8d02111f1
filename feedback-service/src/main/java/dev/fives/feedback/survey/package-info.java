/** Surveys and their published versions. */
@NullMarked
package dev.fives.feedback.survey;

import org.jspecify.annotations.NullMarked;
