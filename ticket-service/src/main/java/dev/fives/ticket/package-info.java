@NullMarked
package dev.fives.ticket;

import org.jspecify.annotations.NullMarked;
