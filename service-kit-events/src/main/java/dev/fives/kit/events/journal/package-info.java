/**
 * Append-only journals: the inserted entry is the change of state, the event and the check for duplicates in one write.
 * Starting points: {@link dev.fives.kit.events.journal.Journals} gives a journal, {@link
 * dev.fives.kit.events.journal.Journal} appends to it and reads it.
 */
@NullMarked
package dev.fives.kit.events.journal;

import org.jspecify.annotations.NullMarked;
