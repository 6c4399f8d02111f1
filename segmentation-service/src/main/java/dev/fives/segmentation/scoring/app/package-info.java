/** Points that customers have by plans. */
@NullMarked
package dev.fives.segmentation.scoring.app;

import org.jspecify.annotations.NullMarked;
