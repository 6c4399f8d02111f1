/** Strategies over HTTP. */
@NullMarked
package dev.fives.segmentation.strategy.web;

import org.jspecify.annotations.NullMarked;
