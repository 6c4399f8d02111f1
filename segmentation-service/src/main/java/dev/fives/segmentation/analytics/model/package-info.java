/** What is found in purchases, and what it is found in. */
@NullMarked
package dev.fives.segmentation.analytics.model;

import org.jspecify.annotations.NullMarked;
