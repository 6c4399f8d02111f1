/** The shape of a log line: JSON, and only fields that are allowed by name. */
@NullMarked
package dev.fives.kit.log;

import org.jspecify.annotations.NullMarked;
