/**
 * What happens, pushed to callers as it happens, and from where they left off. Starting point: {@code EventStreams}.
 */
@NullMarked
package dev.fives.gateway.stream;

import org.jspecify.annotations.NullMarked;
