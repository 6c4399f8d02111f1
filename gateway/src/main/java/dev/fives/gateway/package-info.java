@NullMarked
package dev.fives.gateway;

import org.jspecify.annotations.NullMarked;
