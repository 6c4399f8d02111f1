/** Many commands under faults, and what must hold afterwards. */
@NullMarked
package dev.fives.acceptance.chaos;

import org.jspecify.annotations.NullMarked;
