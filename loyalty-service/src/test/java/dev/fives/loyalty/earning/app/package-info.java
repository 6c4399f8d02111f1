@NullMarked
package dev.fives.loyalty.earning.app;

import org.jspecify.annotations.NullMarked;
