package dev.fives.segmentation.rule.model;

import org.jspecify.annotations.Nullable;

/** What is known of one customer at one instant. */
@FunctionalInterface
public interface Facts {

    /** Null where it is not known. */
    @Nullable
    Value value(Term term);
}
