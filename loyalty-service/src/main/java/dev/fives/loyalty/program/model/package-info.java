/** What a programme lets points do. */
@NullMarked
package dev.fives.loyalty.program.model;

import org.jspecify.annotations.NullMarked;
