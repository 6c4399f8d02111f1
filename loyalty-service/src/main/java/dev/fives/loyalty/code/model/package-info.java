/** Codes that people read and type. Pure Java. */
@NullMarked
package dev.fives.loyalty.code.model;

import org.jspecify.annotations.NullMarked;
