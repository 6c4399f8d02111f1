/** What points cost: entries beside raw conditional increments, balances of long ledgers, a day on which all expires. */
@NullMarked
package dev.fives.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
