/** Usage over HTTP. */
@NullMarked
package dev.fives.customer.usage.web;

import org.jspecify.annotations.NullMarked;
