/** Profiles and purchase facts in MongoDB. */
@NullMarked
package dev.fives.segmentation.profile.mongo;

import org.jspecify.annotations.NullMarked;
