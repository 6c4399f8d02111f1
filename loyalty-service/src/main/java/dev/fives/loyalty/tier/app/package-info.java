/** Keeps the plan and everybody's standing, fed by the account's entries and by time. */
@NullMarked
package dev.fives.loyalty.tier.app;

import org.jspecify.annotations.NullMarked;
