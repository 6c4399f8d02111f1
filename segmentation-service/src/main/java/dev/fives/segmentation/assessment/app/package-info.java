/** What one customer needs and is worth, and what to do next. */
@NullMarked
package dev.fives.segmentation.assessment.app;

import org.jspecify.annotations.NullMarked;
