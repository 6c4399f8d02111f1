package dev.fives.contracts;

/**
 * The value of a record on a {@link StateTopic}.
 *
 * @param version rises with each change, not always by one; of two records with one key the higher one counts
 * @param state all that the topic tells of its key
 */
public record StateRecord<S>(long version, S state) {}
