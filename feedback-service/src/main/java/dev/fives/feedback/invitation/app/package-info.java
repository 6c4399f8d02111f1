/** Inviting, answering, and the signed link. */
@NullMarked
package dev.fives.feedback.invitation.app;

import org.jspecify.annotations.NullMarked;
