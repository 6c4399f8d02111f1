/** Statements over HTTP, as JSON and as CSV. */
@NullMarked
package dev.fives.loyalty.statement.web;

import org.jspecify.annotations.NullMarked;
