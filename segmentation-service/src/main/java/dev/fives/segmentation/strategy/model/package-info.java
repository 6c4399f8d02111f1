/** Strategies. */
@NullMarked
package dev.fives.segmentation.strategy.model;

import org.jspecify.annotations.NullMarked;
