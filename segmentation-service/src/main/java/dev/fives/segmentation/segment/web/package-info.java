/** Segments over HTTP. */
@NullMarked
package dev.fives.segmentation.segment.web;

import org.jspecify.annotations.NullMarked;
