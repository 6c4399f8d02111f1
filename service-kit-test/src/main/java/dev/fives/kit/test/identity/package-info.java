/** Who is let in at the port of an application, asked of all of its operations. */
@NullMarked
package dev.fives.kit.test.identity;

import org.jspecify.annotations.NullMarked;
