/** What the account hears of customers and purchases. */
@NullMarked
package dev.fives.loyalty.account.kafka;

import org.jspecify.annotations.NullMarked;
