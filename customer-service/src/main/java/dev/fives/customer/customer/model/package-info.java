/** The customer as such: what it holds, how it is normalised, which values are refused and what a change is called. */
@NullMarked
package dev.fives.customer.customer.model;

import org.jspecify.annotations.NullMarked;
