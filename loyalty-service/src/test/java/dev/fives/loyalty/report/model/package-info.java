@NullMarked
package dev.fives.loyalty.report.model;

import org.jspecify.annotations.NullMarked;
