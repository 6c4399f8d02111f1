/** What is more than chance, by Hipparchus. */
@NullMarked
package dev.fives.segmentation.analytics.statistics;

import org.jspecify.annotations.NullMarked;
