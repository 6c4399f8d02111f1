/** Scoring plans and what they come to. */
@NullMarked
package dev.fives.segmentation.scoring.model;

import org.jspecify.annotations.NullMarked;
