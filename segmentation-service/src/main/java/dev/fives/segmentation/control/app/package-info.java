/** Who is left out of a treatment. */
@NullMarked
package dev.fives.segmentation.control.app;

import org.jspecify.annotations.NullMarked;
