/** Reading an account as it was. */
@NullMarked
package dev.fives.loyalty.statement.app;

import org.jspecify.annotations.NullMarked;
