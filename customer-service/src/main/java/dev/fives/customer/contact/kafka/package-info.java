/** What sets contact plans from outside. */
@NullMarked
package dev.fives.customer.contact.kafka;

import org.jspecify.annotations.NullMarked;
