/** What holds for every operation of the OpenAPI documents, asked of a running stack: a new one is covered as it is. */
@org.jspecify.annotations.NullMarked
package dev.fives.acceptance.api;
