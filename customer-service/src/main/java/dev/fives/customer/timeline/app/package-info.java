/** What happened to a customer, in all services. */
@NullMarked
package dev.fives.customer.timeline.app;

import org.jspecify.annotations.NullMarked;
