/** The one error shape (RFC 9457). Starting points: {@code Problems}, {@code ProblemException}, {@code Violations}. */
@NullMarked
package dev.fives.kit.problem;

import org.jspecify.annotations.NullMarked;
