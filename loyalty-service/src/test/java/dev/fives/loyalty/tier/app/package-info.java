@NullMarked
package dev.fives.loyalty.tier.app;

import org.jspecify.annotations.NullMarked;
