@NullMarked
package dev.fives.customer;

import org.jspecify.annotations.NullMarked;
