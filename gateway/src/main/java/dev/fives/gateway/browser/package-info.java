/** What browsers on other origins may do. Starting point: {@code OtherOrigins}. */
@NullMarked
package dev.fives.gateway.browser;

import org.jspecify.annotations.NullMarked;
