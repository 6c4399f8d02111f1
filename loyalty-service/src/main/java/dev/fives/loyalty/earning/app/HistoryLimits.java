package dev.fives.loyalty.earning.app;

import java.time.Duration;

/**
 * What simulations over the past may take of a service that has other work.
 *
 * @param entries of the ledger that one reads
 * @param counters of caps that one holds
 * @param atOnce of them on one instance, each with a thread of its own
 * @param time real time of one
 * @param retryAfter what a refused one is told to wait
 */
public record HistoryLimits(int entries, int counters, int atOnce, Duration time, Duration retryAfter) {}
