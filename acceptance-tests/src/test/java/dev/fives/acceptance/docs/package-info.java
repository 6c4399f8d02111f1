@NullMarked
package dev.fives.acceptance.docs;

import org.jspecify.annotations.NullMarked;
