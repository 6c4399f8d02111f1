/** Consents over HTTP. */
@NullMarked
package dev.fives.customer.consent.web;

import org.jspecify.annotations.NullMarked;
