/** Planned questions and refunds in MongoDB. */
@NullMarked
package dev.fives.feedback.outreach.mongo;

import org.jspecify.annotations.NullMarked;
