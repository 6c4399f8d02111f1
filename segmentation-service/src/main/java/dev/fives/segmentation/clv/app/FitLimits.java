package dev.fives.segmentation.clv.app;

import java.time.Duration;

/**
 * How much a fit may cost.
 *
 * @param customersMax customers of one fit
 * @param unfinishedMax jobs that may wait or run at the same time
 * @param timeMax from the start of a job until it fails
 * @param membersMax customers of a segment that is summed up
 * @param horizonMax weeks
 */
public record FitLimits(int customersMax, int unfinishedMax, Duration timeMax, int membersMax, int horizonMax) {}
