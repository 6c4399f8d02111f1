@NullMarked
package dev.fives.loyalty.redemption.model;

import org.jspecify.annotations.NullMarked;
