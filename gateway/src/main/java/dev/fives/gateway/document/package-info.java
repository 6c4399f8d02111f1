/** The API as a document: merged, readable, and telling what goes away. Starting point: {@code DocumentController}. */
@NullMarked
package dev.fives.gateway.document;

import org.jspecify.annotations.NullMarked;
