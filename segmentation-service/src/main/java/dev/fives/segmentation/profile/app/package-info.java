/** Applies events, fires what is due, walks all profiles when the basis moved. */
@NullMarked
package dev.fives.segmentation.profile.app;

import org.jspecify.annotations.NullMarked;
