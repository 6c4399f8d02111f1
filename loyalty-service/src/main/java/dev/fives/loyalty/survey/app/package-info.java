/** Who recommends us is asked to bring a friend, who does not is looked after. */
@NullMarked
package dev.fives.loyalty.survey.app;

import org.jspecify.annotations.NullMarked;
