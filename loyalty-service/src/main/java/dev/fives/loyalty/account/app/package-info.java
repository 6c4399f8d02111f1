/** Earning points and proving the ledger. */
@NullMarked
package dev.fives.loyalty.account.app;

import org.jspecify.annotations.NullMarked;
