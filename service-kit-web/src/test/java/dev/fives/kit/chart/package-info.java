@NullMarked
package dev.fives.kit.chart;

import org.jspecify.annotations.NullMarked;
