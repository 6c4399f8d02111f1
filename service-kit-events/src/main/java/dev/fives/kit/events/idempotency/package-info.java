/**
 * What makes every unsafe command repeatable: the answer to an {@code Idempotency-Key} is kept and given again. Starting
 * point: {@code IdempotencyFilter}.
 */
@NullMarked
package dev.fives.kit.events.idempotency;

import org.jspecify.annotations.NullMarked;
