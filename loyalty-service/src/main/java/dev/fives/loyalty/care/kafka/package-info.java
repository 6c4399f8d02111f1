/** What care hears of complaints and consent. */
@NullMarked
package dev.fives.loyalty.care.kafka;

import org.jspecify.annotations.NullMarked;
