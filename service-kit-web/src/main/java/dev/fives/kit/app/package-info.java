/** How an application of Fives starts. */
@NullMarked
package dev.fives.kit.app;

import org.jspecify.annotations.NullMarked;
