package dev.fives.segmentation.rule.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the purchases, uses or traits that a condition looks at can be narrowed by. The name is the one in JSON. */
public enum Dimension {
    CATEGORY("category"),
    BRAND("brand"),
    SKU("sku"),
    CHANNEL("channel"),
    STORE("store"),
    TYPE("type"),
    /** Who says it: {@code DECLARED} by the customer, or concluded from a {@code SURVEY}. */
    SOURCE("source");

    static final Set<Dimension> OF_PURCHASES = EnumSet.of(CATEGORY, BRAND, SKU, CHANNEL, STORE);
    static final Set<Dimension> OF_USES = EnumSet.of(TYPE);
    static final Set<Dimension> OF_TRAITS = EnumSet.of(SOURCE);

    private final String code;

    Dimension(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether it is told by what was bought, and not by the purchase as a whole. */
    public boolean isOfItems() {
        return this == CATEGORY || this == BRAND || this == SKU;
    }

    public static Optional<Dimension> named(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code.equals(code))
                .findFirst();
    }
}
