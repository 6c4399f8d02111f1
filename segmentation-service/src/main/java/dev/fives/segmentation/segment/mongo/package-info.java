/** Segments in MongoDB. */
@NullMarked
package dev.fives.segmentation.segment.mongo;

import org.jspecify.annotations.NullMarked;
