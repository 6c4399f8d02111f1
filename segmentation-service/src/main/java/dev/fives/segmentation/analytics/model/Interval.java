package dev.fives.segmentation.analytics.model;

/** From where to where the true value may lie. */
public record Interval(double low, double high) {}
