/** Purchases from the facts, attributes from the profiles. */
@NullMarked
package dev.fives.segmentation.analytics.mongo;

import org.jspecify.annotations.NullMarked;
