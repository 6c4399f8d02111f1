@NullMarked
package dev.fives.loyalty.earning.model;

import org.jspecify.annotations.NullMarked;
