/** Who may choose what: read from drafts, and asked of customers. */
@NullMarked
package dev.fives.loyalty.catalogue.app;

import org.jspecify.annotations.NullMarked;
