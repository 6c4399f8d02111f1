/** Plans: after which event a customer is asked which survey. */
@NullMarked
package dev.fives.feedback.plan;

import org.jspecify.annotations.NullMarked;
