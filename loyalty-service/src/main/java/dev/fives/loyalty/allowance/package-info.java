/** What somebody may move in a day without another's word. */
@NullMarked
package dev.fives.loyalty.allowance;

import org.jspecify.annotations.NullMarked;
