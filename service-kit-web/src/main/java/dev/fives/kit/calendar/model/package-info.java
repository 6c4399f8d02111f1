/** The Chinese calendar, by the sun and the moon. Plain Java, so that the model of a service may use it. */
@NullMarked
package dev.fives.kit.calendar.model;

import org.jspecify.annotations.NullMarked;
