/** Analytics over HTTP, in numbers and in pictures. */
@NullMarked
package dev.fives.segmentation.analytics.web;

import org.jspecify.annotations.NullMarked;
