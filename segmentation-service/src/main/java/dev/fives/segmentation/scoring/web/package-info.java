/** Scoring plans and scores over HTTP. */
@NullMarked
package dev.fives.segmentation.scoring.web;

import org.jspecify.annotations.NullMarked;
