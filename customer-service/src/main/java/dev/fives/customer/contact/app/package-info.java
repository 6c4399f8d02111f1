/** Contacts with a customer. Starting points: {@code LogInteraction}, {@code ContactPlans}. */
@NullMarked
package dev.fives.customer.contact.app;

import org.jspecify.annotations.NullMarked;
