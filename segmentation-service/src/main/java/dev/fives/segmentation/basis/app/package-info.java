/** Reads and changes the basis, one document with one version. */
@NullMarked
package dev.fives.segmentation.basis.app;

import org.jspecify.annotations.NullMarked;
