package dev.fives.loyalty.tier.app;

import static java.util.Objects.requireNonNull;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.tier.model.BenefitDiscount;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A discount as it is wished, not checked yet.
 *
 * @param percent a plain decimal
 */
public record DiscountDraft(
        @Nullable String percent, @Nullable List<@Nullable String> excludedCategories) {
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");
    private static final Pattern CATEGORY = Pattern.compile("(?s).{1,100}");
    private static final BigDecimal ALL = new BigDecimal(100);

    void check(Violations violations, String path, TierLimits limits) {
        violations.check(
                isPercent(percent),
                path + "/percent",
                "percent: not accepted (expected: a decimal above 0, at most 100, with at most 2 places)");
        List<@Nullable String> excluded = excluded();
        violations.check(
                excluded.size() <= limits.excludedCategoriesMax(),
                path + "/excludedCategories",
                "excludedCategories: too many (expected: at most " + limits.excludedCategoriesMax() + ")");
        for (int i = 0; i < Math.min(excluded.size(), limits.excludedCategoriesMax()); i++) {
            String category = excluded.get(i);
            violations.check(
                    category != null && CATEGORY.matcher(category).matches(),
                    path + "/excludedCategories/" + i,
                    "excludedCategories: not one (expected: 1 to 100 characters)");
        }
    }

    /** Once it is checked. */
    BenefitDiscount discount() {
        LinkedHashSet<String> excluded = new LinkedHashSet<>();
        excluded().forEach(category -> excluded.add(requireNonNull(category)));
        return new BenefitDiscount(new BigDecimal(requireNonNull(percent)), List.copyOf(excluded));
    }

    private List<@Nullable String> excluded() {
        return excludedCategories == null ? List.of() : excludedCategories;
    }

    private static boolean isPercent(@Nullable String text) {
        if (text == null || !PERCENT.matcher(text).matches()) {
            return false;
        }
        BigDecimal percent = new BigDecimal(text);
        return percent.signum() > 0 && percent.compareTo(ALL) <= 0;
    }
}
