/** What every profile is judged by: settings, RFM cut points, published segments. */
@NullMarked
package dev.fives.segmentation.basis.model;

import org.jspecify.annotations.NullMarked;
