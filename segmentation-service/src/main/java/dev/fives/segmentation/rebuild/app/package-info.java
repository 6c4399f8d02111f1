/** Asks for a rebuild of the profiles, runs it and tells how far it is. */
@NullMarked
package dev.fives.segmentation.rebuild.app;

import org.jspecify.annotations.NullMarked;
