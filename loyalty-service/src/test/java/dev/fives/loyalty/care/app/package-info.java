@NullMarked
package dev.fives.loyalty.care.app;

import org.jspecify.annotations.NullMarked;
