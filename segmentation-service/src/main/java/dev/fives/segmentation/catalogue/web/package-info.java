/** Entries of a catalogue over HTTP. */
@NullMarked
package dev.fives.segmentation.catalogue.web;

import org.jspecify.annotations.NullMarked;
