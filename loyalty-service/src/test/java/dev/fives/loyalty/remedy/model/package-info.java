@NullMarked
package dev.fives.loyalty.remedy.model;

import org.jspecify.annotations.NullMarked;
