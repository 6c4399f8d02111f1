/** What the front door costs. */
@NullMarked
package dev.fives.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
