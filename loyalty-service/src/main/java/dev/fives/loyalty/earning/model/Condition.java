package dev.fives.loyalty.earning.model;

import dev.fives.loyalty.earning.model.Occasion.Line;
import dev.fives.loyalty.earning.model.Refusal.Reason;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for a rule to apply; an empty set and what is absent ask for nothing.
 *
 * @param goods only the lines of a purchase that match are counted
 * @param segments the customer is in one of them
 * @param frequencyBands the customer's is one of them
 * @param minNet of what the rule counts
 */
public record Condition(
        Set<String> currencies,
        Set<String> channels,
        Goods goods,
        Set<String> segments,
        Set<String> tiers,
        Set<String> frequencyBands,
        boolean firstPurchase,
        @Nullable BigDecimal minNet,
        @Nullable Window window) {
    public static final Condition NONE =
            new Condition(Set.of(), Set.of(), Goods.ALL, Set.of(), Set.of(), Set.of(), false, null, null);

    public Condition {
        currencies = Set.copyOf(currencies);
        channels = Set.copyOf(channels);
        segments = Set.copyOf(segments);
        tiers = Set.copyOf(tiers);
        frequencyBands = Set.copyOf(frequencyBands);
    }

    /** A line matches by all that are named, by any value of each. */
    public record Goods(Set<String> categories, Set<String> brands, Set<String> skus) {
        public static final Goods ALL = new Goods(Set.of(), Set.of(), Set.of());

        public Goods {
            categories = Set.copyOf(categories);
            brands = Set.copyOf(brands);
            skus = Set.copyOf(skus);
        }

        boolean areAll() {
            return categories.isEmpty() && brands.isEmpty() && skus.isEmpty();
        }

        boolean match(Line line) {
            return allows(categories, line.category()) && allows(brands, line.brand()) && allows(skus, line.sku());
        }

        /** What two rules both count of a purchase. */
        BigDecimal amountIn(Occasion.Purchase purchase, Goods others) {
            return areAll() && others.areAll()
                    ? purchase.net()
                    : purchase.amountOf(line -> match(line) && others.match(line));
        }
    }

    boolean asksForMoreThanAmounts() {
        return !goods.areAll() || !channels.isEmpty();
    }

    BigDecimal amountOf(Occasion.Purchase purchase) {
        return goods.amountIn(purchase, Goods.ALL);
    }

    /** The first thing that does not hold. */
    Optional<Refusal> unmet(Occasion occasion, EarningContext context) {
        Stream<Optional<Refusal>> ofPurchase = switch (occasion) {
            case Occasion.Purchase purchase -> ofPurchase(purchase, context);
            case Occasion.Event _ -> Stream.empty();
        };
        return Stream.concat(ofPurchase, ofCustomer(occasion, context))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<Optional<Refusal>> ofPurchase(Occasion.Purchase purchase, EarningContext context) {
        BigDecimal amount = amountOf(purchase);
        BigDecimal least = Objects.requireNonNullElse(minNet, BigDecimal.ZERO);
        return Stream.of(
                unless(purchase.net().signum() > 0, Reason.NOTHING_KEPT, "net", purchase.net(), "above 0"),
                oneOf(currencies, purchase.currency(), Reason.OTHER_CURRENCY, "currency"),
                oneOf(channels, purchase.channel(), Reason.OTHER_CHANNEL, "channel"),
                unless(amount.signum() > 0, Reason.NO_MATCHING_LINE, "matching lines", "none", "at least one"),
                unless(amount.compareTo(least) >= 0, Reason.BELOW_MIN_NET, "net", amount, least + " or more"),
                unless(
                        !firstPurchase || context.firstPurchase(),
                        Reason.NOT_FIRST_PURCHASE,
                        "purchase",
                        "a later one",
                        "the first"));
    }

    private Stream<Optional<Refusal>> ofCustomer(Occasion occasion, EarningContext context) {
        boolean inSegment = segments.isEmpty() || segments.stream().anyMatch(context.segments()::contains);
        return Stream.of(
                unless(inSegment, Reason.NOT_IN_SEGMENT, "segments", "none of the rule's", any(segments)),
                oneOf(tiers, context.tier(), Reason.OTHER_TIER, "tier"),
                oneOf(frequencyBands, context.frequencyBand(), Reason.OTHER_FREQUENCY_BAND, "frequencyBand"),
                unless(
                        window == null || window.holds(occasion.at()),
                        Reason.OUTSIDE_WINDOW,
                        "at",
                        occasion.at(),
                        "inside the window"));
    }

    private static Optional<Refusal> oneOf(Set<String> allowed, @Nullable String value, Reason reason, String what) {
        return unless(allows(allowed, value), reason, what, Objects.requireNonNullElse(value, "none"), any(allowed));
    }

    private static Optional<Refusal> unless(boolean holds, Reason reason, String what, Object value, String expected) {
        return holds
                ? Optional.empty()
                : Optional.of(new Refusal(reason, what + ": " + value + " (expected: " + expected + ")"));
    }

    private static boolean allows(Set<String> allowed, @Nullable String value) {
        return allowed.isEmpty() || (value != null && allowed.contains(value));
    }

    private static String any(Set<String> allowed) {
        return String.join(" or ", new TreeSet<>(allowed));
    }
}
