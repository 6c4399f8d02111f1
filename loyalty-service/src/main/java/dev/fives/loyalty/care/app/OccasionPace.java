package dev.fives.loyalty.care.app;

/**
 * How much of what time makes due is seen to at once.
 *
 * @param customers at a poll; the others wait for the next one
 * @param occasions of one customer; with more, the calendar comes up again
 */
public record OccasionPace(int customers, int occasions) {}
