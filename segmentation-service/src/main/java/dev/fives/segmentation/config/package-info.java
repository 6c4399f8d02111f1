/** Wires the features. */
@NullMarked
package dev.fives.segmentation.config;

import org.jspecify.annotations.NullMarked;
