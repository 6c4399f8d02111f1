/** What an adjustment of points by hand can be. */
@NullMarked
package dev.fives.loyalty.adjustment.model;

import org.jspecify.annotations.NullMarked;
