@NullMarked
package dev.fives.loyalty.report.chart;

import org.jspecify.annotations.NullMarked;
