/** Who spoke with a customer when, and when it is time again. */
@NullMarked
package dev.fives.customer.contact.model;

import org.jspecify.annotations.NullMarked;
