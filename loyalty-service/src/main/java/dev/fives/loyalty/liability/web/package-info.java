/** What the programme owes, over HTTP. */
@NullMarked
package dev.fives.loyalty.liability.web;

import org.jspecify.annotations.NullMarked;
