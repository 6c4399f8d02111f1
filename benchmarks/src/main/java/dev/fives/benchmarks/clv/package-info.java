/** What customer lifetime value costs to fit and to tell. */
@NullMarked
package dev.fives.benchmarks.clv;

import org.jspecify.annotations.NullMarked;
