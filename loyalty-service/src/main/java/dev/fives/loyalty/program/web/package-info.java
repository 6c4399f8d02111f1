/** The programme over HTTP. */
@NullMarked
package dev.fives.loyalty.program.web;

import org.jspecify.annotations.NullMarked;
