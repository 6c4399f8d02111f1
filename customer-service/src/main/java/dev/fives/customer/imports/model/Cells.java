package dev.fives.customer.imports.model;

import dev.fives.customer.customer.model.Texts;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads single cells of a row. */
final class Cells {

    static final int TEXT_LIMIT_CHARACTERS = 200;

    private Cells() {}

    static String required(UnaryOperator<@Nullable String> row, @Nullable String column, String field)
            throws Unreadable {
        String value = optional(row, column);
        if (value == null) {
            throw new Unreadable(field + ": blank (expected: a value)");
        }
        return limited(value, field, TEXT_LIMIT_CHARACTERS);
    }

    /** In the normal form in which customers are kept and found. */
    static String requiredClean(UnaryOperator<@Nullable String> row, @Nullable String column, String field)
            throws Unreadable {
        String clean = optionalClean(row, column, field);
        if (clean == null) {
            throw new Unreadable(field + ": blank (expected: a value)");
        }
        return clean;
    }

    /** As {@link #requiredClean}, where it may be blank. */
    static @Nullable String optionalClean(UnaryOperator<@Nullable String> row, @Nullable String column, String field)
            throws Unreadable {
        String clean = column == null ? null : Texts.clean(row.apply(column));
        return clean == null ? null : limited(clean, field, TEXT_LIMIT_CHARACTERS);
    }

    static @Nullable String optional(UnaryOperator<@Nullable String> row, @Nullable String column) {
        String value = column == null ? null : row.apply(column);
        return value == null || value.isBlank() ? null : value.strip();
    }

    static String limited(String value, String field, int limitCharacters) throws Unreadable {
        if (value.codePointCount(0, value.length()) > limitCharacters) {
            throw new Unreadable("%s: %d characters (expected: at most %d)"
                    .formatted(field, value.codePointCount(0, value.length()), limitCharacters));
        }
        return value;
    }

    /** A refusal inside one row; caught by its parser. */
    static final class Unreadable extends Exception {
        private final String reason;

        Unreadable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        <R> RowOutcome<R> of(RowKey key) {
            return new RowOutcome.Rejected<>(new Rejection(key, reason));
        }
    }
}
