/** Transfers of points between members. Pure Java. */
@NullMarked
package dev.fives.loyalty.transfer.model;

import org.jspecify.annotations.NullMarked;
