package dev.fives.segmentation.clv.model;

/**
 * What a customer spent.
 *
 * @param transactions how many of them the mean is of; the first one of a customer is not among them
 * @param mean value of a transaction
 */
public record Spend(int transactions, double mean) {}
