/** Invitations in MongoDB. */
@NullMarked
package dev.fives.feedback.invitation.mongo;

import org.jspecify.annotations.NullMarked;
