/** How customers of a segment are dealt with. */
@NullMarked
package dev.fives.segmentation.strategy.app;

import org.jspecify.annotations.NullMarked;
