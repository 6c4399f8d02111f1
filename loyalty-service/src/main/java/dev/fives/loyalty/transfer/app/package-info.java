/** Taking points from one member and giving them to another. */
@NullMarked
package dev.fives.loyalty.transfer.app;

import org.jspecify.annotations.NullMarked;
