/** Contacts over HTTP. */
@NullMarked
package dev.fives.customer.contact.web;

import org.jspecify.annotations.NullMarked;
