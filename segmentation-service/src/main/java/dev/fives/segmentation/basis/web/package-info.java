/** Settings over HTTP. */
@NullMarked
package dev.fives.segmentation.basis.web;

import org.jspecify.annotations.NullMarked;
