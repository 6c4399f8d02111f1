package dev.fives.loyalty.quote.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a cart costs a member. A discount is worked out on the sum of the lines that it covers and rounded HALF_UP once;
 * then it is shared out to these lines by what they cost, so that the lines add up to it exactly.
 *
 * @param off of each line of the cart, in minor units
 */
public record Quote(Cart cart, List<QuotedDiscount> discounts, List<Long> off) {

    public Quote {
        discounts = List.copyOf(discounts);
        off = List.copyOf(off);
    }

    public static Quote of(Cart cart, List<Considered> considered) {
        long[] left = cart.lines().stream().mapToLong(CartLine::amount).toArray();
        List<QuotedDiscount> discounts = new ArrayList<>();
        for (DiscountSource.Group group : DiscountSource.Group.values()) {
            discounts.addAll(apply(group, considered, cart, left));
        }
        List<Long> off = IntStream.range(0, left.length)
                .mapToObj(i -> cart.lines().get(i).amount() - left[i])
                .toList();
        return new Quote(cart, discounts, off);
    }

    public long subtotal() {
        return cart.subtotal();
    }

    public long discount() {
        return off.stream().mapToLong(Long::longValue).sum();
    }

    /** Whether something that applies leaves this line as it is. */
    public boolean isExcluded(CartLine line) {
        return discounts.stream()
                .filter(discount -> discount.why() == null)
                .map(QuotedDiscount::source)
                .anyMatch(source -> source != null && !source.covers(line));
    }

    /** @param left of each line; what applies is taken off it */
    private static List<QuotedDiscount> apply(
            DiscountSource.Group group, List<Considered> considered, Cart cart, long[] left) {
        DiscountSource best = group.isTogether() ? null : best(group, considered, cart, left);
        List<QuotedDiscount> discounts = new ArrayList<>();
        long[] before = left.clone();
        for (Considered one : considered) {
            switch (one) {
                case Considered.Refused refused
                when refused.group() == group ->
                    discounts.add(new QuotedDiscount(group, refused.source(), 0, refused.why()));
                case Considered.Candidate(DiscountSource source)
                when source.group() == group ->
                    discounts.add(
                            best == null || source.equals(best)
                                    ? taken(source, discounts, cart, left)
                                    : passedOver(source, off(best, cart, before)));
                case Considered _ -> {}
            }
        }
        return discounts;
    }

    /** The first of those that take most. */
    private static @Nullable DiscountSource best(
            DiscountSource.Group group, List<Considered> considered, Cart cart, long[] left) {
        return considered.stream()
                .flatMap(one ->
                        one instanceof Considered.Candidate(DiscountSource source) ? Stream.of(source) : Stream.empty())
                .filter(source -> source.group() == group)
                .max(Comparator.comparingLong(source -> off(source, cart, left)))
                .orElse(null);
    }

    /** @param earlier of the group; one that takes nothing stands in nobody's way */
    private static QuotedDiscount taken(DiscountSource source, List<QuotedDiscount> earlier, Cart cart, long[] left) {
        boolean combines = earlier.stream()
                .filter(discount -> discount.amount() > 0)
                .allMatch(discount -> source.combinesWith(Objects.requireNonNull(discount.source())));
        return combines
                ? taken(source, cart, left)
                : new QuotedDiscount(source.group(), source, 0, WhyNot.NOT_COMBINABLE);
    }

    private static QuotedDiscount taken(DiscountSource source, Cart cart, long[] left) {
        long taken = off(source, cart, left);
        if (taken == 0) {
            return new QuotedDiscount(
                    source.group(), source, 0, verdict(source, cart, left).otherwise());
        }
        share(taken, covered(source, cart, left), left);
        return new QuotedDiscount(source.group(), source, taken, null);
    }

    private static QuotedDiscount passedOver(DiscountSource source, long best) {
        WhyNot why = best == 0 ? WhyNot.NOTHING_COVERED : WhyNot.ANOTHER_TAKES_MORE;
        return new QuotedDiscount(source.group(), source, 0, why);
    }

    private static long off(DiscountSource source, Cart cart, long[] left) {
        BigDecimal off = verdict(source, cart, left).amount();
        return BigDecimal.valueOf(Arrays.stream(covered(source, cart, left)).sum())
                .min(off.setScale(0, RoundingMode.HALF_UP))
                .longValueExact();
    }

    private static Taken verdict(DiscountSource source, Cart cart, long[] left) {
        return source.off(Arrays.stream(covered(source, cart, left)).sum());
    }

    private static long[] covered(DiscountSource source, Cart cart, long[] left) {
        return IntStream.range(0, left.length)
                .mapToLong(i -> source.covers(cart.lines().get(i)) ? left[i] : 0)
                .toArray();
    }

    private static void share(long taken, long[] covered, long[] left) {
        long[] shares = Shares.of(taken, covered);
        for (int i = 0; i < left.length; i++) {
            left[i] -= shares[i];
        }
    }
}
