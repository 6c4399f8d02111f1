/** Consents, as others may ask for them. Starting point: {@code DecideConsent}. */
@NullMarked
package dev.fives.customer.consent.app;

import org.jspecify.annotations.NullMarked;
