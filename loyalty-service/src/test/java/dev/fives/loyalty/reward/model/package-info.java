@NullMarked
package dev.fives.loyalty.reward.model;

import org.jspecify.annotations.NullMarked;
