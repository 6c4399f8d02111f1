/** Orders and usage of other systems, made ours. */
@NullMarked
package dev.fives.customer.inbound.app;

import org.jspecify.annotations.NullMarked;
