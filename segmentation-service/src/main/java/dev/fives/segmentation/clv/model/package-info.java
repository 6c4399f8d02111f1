/** Customer lifetime value: what is known of customers, what is estimated from it, and a fit with its life. */
@NullMarked
package dev.fives.segmentation.clv.model;

import org.jspecify.annotations.NullMarked;
