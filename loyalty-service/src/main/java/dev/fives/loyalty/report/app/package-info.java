/** Reading reports out of what the ledger keeps. */
@NullMarked
package dev.fives.loyalty.report.app;

import org.jspecify.annotations.NullMarked;
