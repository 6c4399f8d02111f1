/** What people at work set up and customers are judged by: few of each kind, each with a code of its own. */
@NullMarked
package dev.fives.segmentation.catalogue.app;

import org.jspecify.annotations.NullMarked;
