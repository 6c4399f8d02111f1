/** What outreach hears of purchases, tickets and consents. */
@NullMarked
package dev.fives.feedback.outreach.kafka;

import org.jspecify.annotations.NullMarked;
