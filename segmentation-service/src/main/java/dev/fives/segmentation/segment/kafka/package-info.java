/** What segments learn from other services. */
@NullMarked
package dev.fives.segmentation.segment.kafka;

import org.jspecify.annotations.NullMarked;
