/** Who is left out of a treatment, so that its effect can be told. */
@NullMarked
package dev.fives.loyalty.holdout;

import org.jspecify.annotations.NullMarked;
