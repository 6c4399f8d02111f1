package dev.fives.ticket.ticket.model;

/** Takes down what is wrong with a draft; checking goes on, so that its author hears of everything at once. */
@FunctionalInterface
public interface Refusals {
    /**
     * Notes one refused value.
     *
     * @param pointer JSON pointer into the draft
     * @param detail {@code what: value (expected: …)}
     */
    void add(String pointer, String detail);
}
