/** Bars for a slide. Knows nothing of what they show. */
@NullMarked
package dev.fives.loyalty.report.chart;

import org.jspecify.annotations.NullMarked;
