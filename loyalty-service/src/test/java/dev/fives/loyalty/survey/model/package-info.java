@NullMarked
package dev.fives.loyalty.survey.model;

import org.jspecify.annotations.NullMarked;
