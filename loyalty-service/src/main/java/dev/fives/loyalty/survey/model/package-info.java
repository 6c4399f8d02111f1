/** What follows from how customers answer. Pure Java. */
@NullMarked
package dev.fives.loyalty.survey.model;

import org.jspecify.annotations.NullMarked;
