/** Customers over HTTP. */
@NullMarked
package dev.fives.customer.customer.web;

import org.jspecify.annotations.NullMarked;
