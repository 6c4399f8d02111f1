/** The timeline over HTTP. */
@NullMarked
package dev.fives.customer.timeline.web;

import org.jspecify.annotations.NullMarked;
