/** Ports for processes that are told theirs before they bind it. */
@NullMarked
package dev.fives.local.port;

import org.jspecify.annotations.NullMarked;
