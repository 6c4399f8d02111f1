@NullMarked
package dev.fives.loyalty.care.model;

import org.jspecify.annotations.NullMarked;
