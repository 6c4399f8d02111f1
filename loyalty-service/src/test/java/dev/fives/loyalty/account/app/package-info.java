@NullMarked
package dev.fives.loyalty.account.app;

import org.jspecify.annotations.NullMarked;
