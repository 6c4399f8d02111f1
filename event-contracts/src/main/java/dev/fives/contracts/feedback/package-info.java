/** What feedback-service tells: invitations, answers, unsolicited feedback. */
@NullMarked
package dev.fives.contracts.feedback;

import org.jspecify.annotations.NullMarked;
