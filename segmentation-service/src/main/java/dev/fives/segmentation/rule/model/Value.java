package dev.fives.segmentation.rule.model;

import java.math.BigDecimal;
import java.util.Set;

/** The value of a field, and what it is compared with. */
public sealed interface Value {

    record Numeric(BigDecimal value) implements Value {
        public static Numeric of(long value) {
            return new Numeric(BigDecimal.valueOf(value));
        }
    }

    record Text(String value) implements Value {}

    record Flag(boolean value) implements Value {}

    record Texts(Set<String> values) implements Value {
        public Texts {
            values = Set.copyOf(values);
        }
    }
}
