@NullMarked
package dev.fives.segmentation;

import org.jspecify.annotations.NullMarked;
