/** Reading and changing the programme. */
@NullMarked
package dev.fives.loyalty.program.app;

import org.jspecify.annotations.NullMarked;
