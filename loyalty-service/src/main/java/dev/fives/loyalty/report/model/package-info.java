/** How often customers come back, and what made them. */
@NullMarked
package dev.fives.loyalty.report.model;

import org.jspecify.annotations.NullMarked;
