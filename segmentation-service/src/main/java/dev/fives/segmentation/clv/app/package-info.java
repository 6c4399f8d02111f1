/** Fits of customer lifetime value as jobs, and what they say of customers and segments. */
@NullMarked
package dev.fives.segmentation.clv.app;

import org.jspecify.annotations.NullMarked;
