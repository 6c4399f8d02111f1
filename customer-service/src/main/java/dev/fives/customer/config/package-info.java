/** Wires the service; nothing else knows of it. */
@NullMarked
package dev.fives.customer.config;

import org.jspecify.annotations.NullMarked;
