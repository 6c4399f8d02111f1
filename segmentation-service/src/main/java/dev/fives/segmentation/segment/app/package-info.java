/** Writes, publishes and archives segments. */
@NullMarked
package dev.fives.segmentation.segment.app;

import org.jspecify.annotations.NullMarked;
