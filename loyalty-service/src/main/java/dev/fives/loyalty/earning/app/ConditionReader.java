package dev.fives.loyalty.earning.app;

import static java.util.stream.Collectors.toSet;

import dev.fives.loyalty.earning.model.Condition;
import dev.fives.loyalty.earning.model.RuleTerms.ConditionTerms;
import dev.fives.loyalty.earning.model.RuleTerms.WindowTerms;
import dev.fives.loyalty.earning.model.Window;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what must hold for a rule to apply. */
final class ConditionReader {
    private static final Predicate<String> CODE =
            Pattern.compile("(?=.*\\S)[^\\p{Cc}]{1,100}").asMatchPredicate();
    private static final Predicate<String> CURRENCY =
            Pattern.compile("[A-Z]{3}").asMatchPredicate();
    static final Predicate<String> SEGMENT =
            Pattern.compile("seg_[A-Za-z0-9_.-]{1,100}").asMatchPredicate();
    static final Set<String> BANDS = Set.of("LOW", "MEDIUM", "HIGH");
    static final String ONE_OF_BANDS = "LOW, MEDIUM or HIGH";
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Set<String> DAYS =
            Arrays.stream(DayOfWeek.values()).map(Enum::name).collect(toSet());
    private static final String CODES = "1 to 100 characters";

    private final Checks checks;
    private final int valuesMax;

    ConditionReader(Checks checks, int valuesMax) {
        this.checks = checks;
        this.valuesMax = valuesMax;
    }

    Condition read(@Nullable ConditionTerms terms, boolean ofPurchase) {
        if (terms == null) {
            return Condition.NONE;
        }
        if (!ofPurchase) {
            requireNothingOfAPurchase(terms);
        }
        Set<String> currencies =
                checks.set("currencies", terms.currencies(), valuesMax, CURRENCY, "three letters, such as CNY");
        return new Condition(
                currencies,
                codes("channels", terms.channels()),
                new Condition.Goods(
                        codes("categories", terms.categories()),
                        codes("brands", terms.brands()),
                        codes("skus", terms.skus())),
                checks.set("segments", terms.segments(), valuesMax, SEGMENT, "the id of a segment, seg_…"),
                codes("tiers", terms.tiers()),
                checks.set("frequencyBands", terms.frequencyBands(), BANDS.size(), BANDS::contains, ONE_OF_BANDS),
                Boolean.TRUE.equals(terms.firstPurchase()),
                minNet(terms.minNet(), currencies),
                window(terms.window()));
    }

    private void requireNothingOfAPurchase(ConditionTerms terms) {
        String because = "but for PURCHASE";
        checks.absent("currencies", terms.currencies(), because);
        checks.absent("channels", terms.channels(), because);
        checks.absent("categories", terms.categories(), because);
        checks.absent("brands", terms.brands(), because);
        checks.absent("skus", terms.skus(), because);
        checks.absent("firstPurchase", terms.firstPurchase(), because);
        checks.absent("minNet", terms.minNet(), because);
    }

    private Set<String> codes(String field, @Nullable List<String> values) {
        return checks.set(field, values, valuesMax, CODE, CODES);
    }

    /** An amount is of one currency. */
    private @Nullable BigDecimal minNet(@Nullable String amount, Set<String> currencies) {
        if (amount == null) {
            return null;
        }
        checks.require(
                currencies.size() == 1,
                "minNet",
                "of " + currencies.size() + " currencies (expected: one in currencies)");
        return checks.decimal("minNet", amount, AMOUNT, BigDecimal.ZERO);
    }

    private @Nullable Window window(@Nullable WindowTerms terms) {
        if (terms == null) {
            return null;
        }
        Checks inner = checks.in("window");
        Set<String> days = inner.set("days", terms.days(), DayOfWeek.values().length, DAYS::contains, "such as MONDAY");
        boolean zoneKnown = terms.zone() != null && ZoneId.getAvailableZoneIds().contains(terms.zone());
        inner.require(zoneKnown, "zone", "not known (expected: such as Asia/Shanghai)");
        return new Window(
                days.stream().filter(DAYS::contains).map(DayOfWeek::valueOf).collect(toSet()),
                time("from", terms.from(), inner),
                time("to", terms.to(), inner),
                zoneKnown && terms.zone() != null ? ZoneId.of(terms.zone()) : ZoneOffset.UTC);
    }

    private static LocalTime time(String field, @Nullable String text, Checks inner) {
        String read = inner.text(field, text, TIME, "such as 09:30");
        return TIME.matcher(read).matches() ? LocalTime.parse(read) : LocalTime.MIDNIGHT;
    }
}
