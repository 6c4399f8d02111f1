/** A segment and its life. */
@NullMarked
package dev.fives.segmentation.segment.model;

import org.jspecify.annotations.NullMarked;
