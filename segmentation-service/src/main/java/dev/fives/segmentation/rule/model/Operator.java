package dev.fives.segmentation.rule.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How a condition compares. The name is the one in JSON. */
public enum Operator {
    EQ("eq"),
    NE("ne"),
    IN("in"),
    LT("lt"),
    LTE("lte"),
    GT("gt"),
    GTE("gte"),
    BETWEEN("between"),
    STARTS_WITH("startsWith"),
    CONTAINS("contains");

    private final String code;

    Operator(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether the value in JSON is a list. */
    public boolean takesList() {
        return this == IN || this == BETWEEN;
    }

    /** Whether numbers alone can be compared so. */
    public boolean ordersNumbers() {
        return switch (this) {
            case LT, LTE, GT, GTE, BETWEEN -> true;
            case EQ, NE, IN, STARTS_WITH, CONTAINS -> false;
        };
    }

    /** Whether texts alone can be compared so. */
    public boolean comparesTexts() {
        return this == STARTS_WITH || this == CONTAINS;
    }

    public boolean suits(Field.Kind kind) {
        return suitable(kind).contains(this);
    }

    public static Set<Operator> suitable(Field.Kind kind) {
        return switch (kind) {
            case NUMBER -> EnumSet.of(EQ, NE, IN, LT, LTE, GT, GTE, BETWEEN);
            case TEXT -> EnumSet.of(EQ, NE, IN, STARTS_WITH, CONTAINS);
            case TEXTS -> EnumSet.of(CONTAINS, IN);
            case ANY -> EnumSet.allOf(Operator.class);
        };
    }

    public static Optional<Operator> named(String code) {
        return Arrays.stream(values())
                .filter(operator -> operator.code.equals(code))
                .findFirst();
    }
}
