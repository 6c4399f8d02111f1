/** Keeps the runs. */
@NullMarked
package dev.fives.segmentation.rebuild.mongo;

import org.jspecify.annotations.NullMarked;
