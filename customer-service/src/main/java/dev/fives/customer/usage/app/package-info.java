/** Recording what customers do in applications. */
@NullMarked
package dev.fives.customer.usage.app;

import org.jspecify.annotations.NullMarked;
