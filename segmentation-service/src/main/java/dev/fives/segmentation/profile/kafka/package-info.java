/** What profiles hear. */
@NullMarked
package dev.fives.segmentation.profile.kafka;

import org.jspecify.annotations.NullMarked;
