/** Fits in the store. */
@NullMarked
package dev.fives.segmentation.clv.mongo;

import org.jspecify.annotations.NullMarked;
