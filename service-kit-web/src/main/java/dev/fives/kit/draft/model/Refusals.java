package dev.fives.kit.draft.model;

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

    /** Notes it unless it is fine. */
    default void check(boolean fine, String pointer, String detail) {
        if (!fine) {
            add(pointer, detail);
        }
    }
}
