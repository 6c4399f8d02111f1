/** What a customer did in an application. */
@NullMarked
package dev.fives.customer.usage.model;

import org.jspecify.annotations.NullMarked;
