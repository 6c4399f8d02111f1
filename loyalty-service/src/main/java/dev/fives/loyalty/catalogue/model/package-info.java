/** What rewards and offers have in common: for whom and when. Pure Java. */
@NullMarked
package dev.fives.loyalty.catalogue.model;

import org.jspecify.annotations.NullMarked;
