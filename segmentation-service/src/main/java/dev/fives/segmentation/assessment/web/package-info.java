/** Assessments over HTTP. */
@NullMarked
package dev.fives.segmentation.assessment.web;

import org.jspecify.annotations.NullMarked;
