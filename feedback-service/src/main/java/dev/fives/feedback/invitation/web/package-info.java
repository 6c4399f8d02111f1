/** Invitations and answers for clerks, the public link for customers. */
@NullMarked
package dev.fives.feedback.invitation.web;

import org.jspecify.annotations.NullMarked;
