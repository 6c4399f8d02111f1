/** Needs and actions, from all that is known of a customer. */
@NullMarked
package dev.fives.segmentation.assessment.model;

import org.jspecify.annotations.NullMarked;
