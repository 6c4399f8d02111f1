/** Statistical models of buying and their maximum likelihood estimates: functions of numbers, with Hipparchus below. */
@NullMarked
package dev.fives.segmentation.clv.estimation;

import org.jspecify.annotations.NullMarked;
