/** Entries of a catalogue in the store. */
@NullMarked
package dev.fives.segmentation.catalogue.mongo;

import org.jspecify.annotations.NullMarked;
