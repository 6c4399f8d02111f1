package dev.fives.feedback.survey.model;

/** Takes down what is wrong with what was sent; checking goes on, so that its author hears of everything at once. */
@FunctionalInterface
public interface Refusals {
    /**
     * Notes one refused value.
     *
     * @param pointer JSON pointer into the body
     * @param detail {@code what: value (expected: …)}
     */
    void add(String pointer, String detail);

    default void check(boolean fine, String pointer, String detail) {
        if (!fine) {
            add(pointer, detail);
        }
    }
}
