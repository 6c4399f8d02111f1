/** Customer lifetime value over HTTP. */
@NullMarked
package dev.fives.segmentation.clv.web;

import org.jspecify.annotations.NullMarked;
