/** Where a request comes from, as far as that can be believed. Starting point: {@code ClientAddresses}. */
@NullMarked
package dev.fives.gateway.client;

import org.jspecify.annotations.NullMarked;
