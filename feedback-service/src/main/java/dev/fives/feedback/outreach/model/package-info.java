/** Whether a customer is asked. Pure. */
@NullMarked
package dev.fives.feedback.outreach.model;

import org.jspecify.annotations.NullMarked;
