package dev.fives.loyalty.report.model;

/** Bounds of what the sample does not contradict, both inclusive. */
public record Interval(double low, double high) {}
