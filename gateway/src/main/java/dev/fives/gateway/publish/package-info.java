/** Documents that the gateway makes at its start and answers by their tag. Starting point: {@code Published}. */
@NullMarked
package dev.fives.gateway.publish;

import org.jspecify.annotations.NullMarked;
