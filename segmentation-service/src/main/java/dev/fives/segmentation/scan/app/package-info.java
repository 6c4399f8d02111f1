/** Reads over many customers, which take long. */
@NullMarked
package dev.fives.segmentation.scan.app;

import org.jspecify.annotations.NullMarked;
