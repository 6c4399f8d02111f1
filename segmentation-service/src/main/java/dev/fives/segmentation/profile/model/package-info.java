/** A customer's profile and how events, time and a new basis change it. */
@NullMarked
package dev.fives.segmentation.profile.model;

import org.jspecify.annotations.NullMarked;
