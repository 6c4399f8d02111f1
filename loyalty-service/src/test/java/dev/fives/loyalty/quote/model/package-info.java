@NullMarked
package dev.fives.loyalty.quote.model;

import org.jspecify.annotations.NullMarked;
