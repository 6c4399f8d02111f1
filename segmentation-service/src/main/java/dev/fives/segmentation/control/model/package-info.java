/** Control groups. */
@NullMarked
package dev.fives.segmentation.control.model;

import org.jspecify.annotations.NullMarked;
