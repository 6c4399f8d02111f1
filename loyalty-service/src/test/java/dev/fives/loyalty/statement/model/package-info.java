@NullMarked
package dev.fives.loyalty.statement.model;

import org.jspecify.annotations.NullMarked;
