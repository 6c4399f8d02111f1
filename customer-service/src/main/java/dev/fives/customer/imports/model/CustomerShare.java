package dev.fives.customer.imports.model;

/**
 * Some of the customers of a job. A job that is larger than memory is read several times, each time keeping the rows of
 * one share, so that all rows of a customer are met together.
 *
 * @param number from 0
 * @param count how many shares there are
 */
public record CustomerShare(int number, int count) {
    boolean has(String customerRef) {
        return Math.floorMod(customerRef.hashCode(), count) == number;
    }
}
