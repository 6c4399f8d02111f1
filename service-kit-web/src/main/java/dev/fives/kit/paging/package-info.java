/** Keyset paging with signed cursors. Starting point: {@code Paging}. */
@NullMarked
package dev.fives.kit.paging;

import org.jspecify.annotations.NullMarked;
