/** Control groups over HTTP. */
@NullMarked
package dev.fives.segmentation.control.web;

import org.jspecify.annotations.NullMarked;
