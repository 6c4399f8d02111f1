/** Conditional requests, merge patch, idempotency keys and limits of request bodies. */
@NullMarked
package dev.fives.kit.http;

import org.jspecify.annotations.NullMarked;
