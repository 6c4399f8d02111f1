/** Segment rules as JSON. */
@NullMarked
package dev.fives.segmentation.rule;

import org.jspecify.annotations.NullMarked;
