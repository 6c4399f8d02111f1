/** Care tasks over HTTP. */
@NullMarked
package dev.fives.loyalty.care.web;

import org.jspecify.annotations.NullMarked;
