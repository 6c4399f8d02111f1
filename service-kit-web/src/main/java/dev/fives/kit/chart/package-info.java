/** Bars for a slide. Knows nothing of what they show. */
@NullMarked
package dev.fives.kit.chart;

import org.jspecify.annotations.NullMarked;
