/** The OpenAPI documents of Fives, for those who have to act on what they say. */
@NullMarked
package dev.fives.api;

import org.jspecify.annotations.NullMarked;
