/** An invitation and its one answer. Pure. */
@NullMarked
package dev.fives.feedback.invitation.model;

import org.jspecify.annotations.NullMarked;
