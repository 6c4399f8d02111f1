package dev.fives.loyalty.report.app;

import java.time.Duration;

/**
 * What reports may take of a service that has other work.
 *
 * @param entries of the ledger that one reads
 * @param atOnce of them on one instance
 * @param time real time of one
 * @param retryAfter what a refused one is told to wait
 * @param days of a period, and between two purchases
 * @param months of a period
 */
public record ReportLimits(int entries, int atOnce, Duration time, Duration retryAfter, int days, int months) {}
