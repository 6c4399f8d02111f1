@NullMarked
package dev.fives.loyalty.tier.model;

import org.jspecify.annotations.NullMarked;
