package dev.fives.loyalty.earning.model;

/** How a rule stands beside the others that apply to the same occasion. */
public enum Stacking {
    /** Its points come on top of those of the others. */
    ADD,
    /** Of the exclusive rules that apply the first by priority alone grants; those that add are not affected. */
    EXCLUSIVE
}
