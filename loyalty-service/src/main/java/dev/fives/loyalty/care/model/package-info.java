/** Care tasks and when they hold still. Pure Java. */
@NullMarked
package dev.fives.loyalty.care.model;

import org.jspecify.annotations.NullMarked;
