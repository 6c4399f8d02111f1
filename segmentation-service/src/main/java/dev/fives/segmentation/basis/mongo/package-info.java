/** The basis in MongoDB. */
@NullMarked
package dev.fives.segmentation.basis.mongo;

import org.jspecify.annotations.NullMarked;
