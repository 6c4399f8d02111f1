@NullMarked
package dev.fives.loyalty.offer.app;

import org.jspecify.annotations.NullMarked;
