/** Who is left out of a treatment, so that its effect can be told. */
@NullMarked
package dev.fives.kit.holdout;

import org.jspecify.annotations.NullMarked;
