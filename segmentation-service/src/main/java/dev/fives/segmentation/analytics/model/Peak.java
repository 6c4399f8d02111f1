package dev.fives.segmentation.analytics.model;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hours of one weekday in which more is bought than chance explains.
 *
 * @param lastHour begins the last of the hours
 * @param count purchases in it
 * @param sample purchases in all
 * @param evenShare its share if purchases were spread evenly over the hours in which there is trade
 * @param pValue that so many or more come together in any hours by chance
 */
public record Peak(
        DayOfWeek day, int firstHour, int lastHour, long count, long sample, double evenShare, double pValue) {

    public List<Integer> hours() {
        return IntStream.rangeClosed(firstHour, lastHour).boxed().toList();
    }

    public double share() {
        return (double) count / sample;
    }

    /** How many times as many as if they were spread evenly. */
    public double lift() {
        return share() / evenShare;
    }
}
