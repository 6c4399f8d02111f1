@NullMarked
package dev.fives.loyalty.report.app;

import org.jspecify.annotations.NullMarked;
