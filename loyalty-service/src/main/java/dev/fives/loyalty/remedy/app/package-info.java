/** Remedies of complaints: granted into the ledger, or refused with a reason. */
@NullMarked
package dev.fives.loyalty.remedy.app;

import org.jspecify.annotations.NullMarked;
