/** Segment rules: a tree of conditions over the fields of a profile. */
@NullMarked
package dev.fives.segmentation.rule.model;

import org.jspecify.annotations.NullMarked;
