/** Profiles and members over HTTP. */
@NullMarked
package dev.fives.segmentation.profile.web;

import org.jspecify.annotations.NullMarked;
