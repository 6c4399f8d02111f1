/** What reactions to answers hear. */
@NullMarked
package dev.fives.loyalty.survey.kafka;

import org.jspecify.annotations.NullMarked;
