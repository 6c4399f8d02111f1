/** Reads for analysts, each over many customers. */
@NullMarked
package dev.fives.segmentation.analytics.app;

import org.jspecify.annotations.NullMarked;
