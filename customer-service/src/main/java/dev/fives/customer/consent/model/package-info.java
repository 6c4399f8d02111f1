/** What a customer allows: per channel and purpose, with its history. */
@NullMarked
package dev.fives.customer.consent.model;

import org.jspecify.annotations.NullMarked;
