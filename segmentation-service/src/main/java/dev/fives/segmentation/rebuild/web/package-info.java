/** The rebuild for operators. */
@NullMarked
package dev.fives.segmentation.rebuild.web;

import org.jspecify.annotations.NullMarked;
