/** What a run of the rebuild is. */
@NullMarked
package dev.fives.segmentation.rebuild.model;

import org.jspecify.annotations.NullMarked;
