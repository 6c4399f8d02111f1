/**
 * What services have alike in reading the drafts that callers send: what is wrong is noted under its place, and all of it.
 * Plain Java, so that the model of a service may use it.
 */
@NullMarked
package dev.fives.kit.draft.model;

import org.jspecify.annotations.NullMarked;
