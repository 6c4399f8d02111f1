/** The local token issuer: a key set of its own and tokens signed with it. */
@NullMarked
package dev.fives.local.stack.issuer;

import org.jspecify.annotations.NullMarked;
