package dev.fives.loyalty.quote.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.quote.model.DiscountSource.Group;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuoteTest {
    private static final long SEED = Long.getLong("seed", 20_261_123L);

    private static CartLine line(String category, long quantity, String price) {
        return CartLine.of("sku-" + category, category, quantity, new BigDecimal(price), 2);
    }

    private static Cart cart(CartLine... lines) {
        return new Cart("CNY", 2, List.of(lines));
    }

    private static TierDiscount percent(String code, String percent, String... excluded) {
        return new TierDiscount(code, "GOLD", new BigDecimal(percent), Set.of(excluded));
    }

    private static Quote quote(Cart cart, TierDiscount... discounts) {
        List<Considered> considered = new ArrayList<>();
        for (TierDiscount discount : discounts) {
            considered.add(new Considered.Candidate(discount));
        }
        return Quote.of(cart, considered);
    }

    @Test
    void LOY_12_tenPercentOf200_are20() {
        Quote quote = quote(cart(line("tea", 2, "100.00")), percent("P", "10"));

        assertThat(quote.subtotal()).isEqualTo(20_000);
        assertThat(quote.discount()).isEqualTo(2_000);
        assertThat(quote.discounts()).containsExactly(new QuotedDiscount(Group.TIER, percent("P", "10"), 2_000, null));
    }

    @Test
    void LOY_12_isRoundedOnce_halfUp_andSharedOutToTheCent() {
        Quote quote =
                quote(cart(line("tea", 1, "0.05"), line("tea", 1, "0.05"), line("tea", 1, "0.05")), percent("P", "10"));

        assertThat(quote.discount()).as("1.5 cents").isEqualTo(2);
        assertThat(quote.off()).as("the largest remainders, earlier ones first").containsExactly(1L, 1L, 0L);
    }

    @Test
    void LOY_12_lineIsRoundedOnce_halfUp() {
        assertThat(line("tea", 3, "0.3333").amount()).isEqualTo(100);
        assertThat(line("tea", 1, "0.005").amount()).isEqualTo(1);
        assertThat(CartLine.of("s", null, 3, new BigDecimal("0.5"), 0).amount())
                .as("yen")
                .isEqualTo(2);
    }

    @Test
    void LOY_12_excludedCategories_stayAsTheyAre() {
        Quote quote = quote(cart(line("tea", 1, "200.00"), line("gold", 1, "999.00")), percent("P", "10", "gold"));

        assertThat(quote.off()).containsExactly(2_000L, 0L);
        assertThat(quote.isExcluded(line("gold", 1, "999.00"))).isTrue();
        assertThat(quote.isExcluded(line("tea", 1, "200.00"))).isFalse();
    }

    @Test
    void LOY_12_ofSeveral_theOneThatTakesMostApplies() {
        TierDiscount wide = percent("WIDE", "5");
        TierDiscount deep = percent("DEEP", "20", "gold");

        Quote quote = quote(cart(line("tea", 1, "10.00"), line("gold", 1, "90.00")), deep, wide);

        assertThat(quote.discount()).isEqualTo(500);
        assertThat(quote.discounts())
                .containsExactly(
                        new QuotedDiscount(Group.TIER, deep, 0, WhyNot.ANOTHER_TAKES_MORE),
                        new QuotedDiscount(Group.TIER, wide, 500, null));
    }

    @Test
    void LOY_12_nothingCovered_andRefused_areToldWithTheirReason() {
        TierDiscount none = percent("P", "10", "gold");
        Cart gold = cart(line("gold", 1, "90.00"));

        assertThat(quote(gold, none).discounts())
                .containsExactly(new QuotedDiscount(Group.TIER, none, 0, WhyNot.NOTHING_COVERED));
        assertThat(Quote.of(gold, List.of(new Considered.Refused(Group.TIER, null, WhyNot.NO_TIER)))
                        .discounts())
                .containsExactly(new QuotedDiscount(Group.TIER, null, 0, WhyNot.NO_TIER));
        assertThat(quote(cart(line("tea", 1, "0.04")), percent("P", "10")).discounts())
                .extracting(QuotedDiscount::why)
                .containsExactly(WhyNot.NOTHING_COVERED);
    }

    @Test
    void LOY_12_groupsFollowEachOther_ofOffersTheBest_ofCouponsAll() {
        OfferDiscount small = new OfferDiscount("ofr_small", new BigDecimal("5"), null);
        OfferDiscount large = new OfferDiscount("ofr_large", null, new BigDecimal("3000"));
        CouponDiscount ten = new CouponDiscount("TEN", left -> Taken.of(new BigDecimal("1000")));
        CouponDiscount half = new CouponDiscount("HALF", left -> Taken.of(BigDecimal.valueOf(left / 2)));
        CouponDiscount much = new CouponDiscount("MUCH", left -> Taken.nothing(WhyNot.BELOW_MINIMUM));

        Quote quote = Quote.of(
                cart(line("tea", 2, "100.00")),
                Stream.of(ten, small, percent("P", "10"), half, large, much)
                        .<Considered>map(Considered.Candidate::new)
                        .toList());

        assertThat(quote.discounts())
                .containsExactly(
                        new QuotedDiscount(Group.TIER, percent("P", "10"), 2_000, null),
                        new QuotedDiscount(Group.OFFER, small, 0, WhyNot.ANOTHER_TAKES_MORE),
                        new QuotedDiscount(Group.OFFER, large, 3_000, null),
                        new QuotedDiscount(Group.COUPON, ten, 1_000, null),
                        new QuotedDiscount(Group.COUPON, half, 7_000, null),
                        new QuotedDiscount(Group.COUPON, much, 0, WhyNot.BELOW_MINIMUM));
        assertThat(quote.discount()).isEqualTo(13_000);
    }

    /** 90 are left after the tier: what needs 95 takes nothing, and so keeps nobody out. */
    @Test
    void LOY_12_couponThatTakesNothing_keepsNoOtherOut_andOneThatTakesDoes() {
        CouponDiscount needs95 = new CouponDiscount("X", new Alone(9_500));
        CouponDiscount any = new CouponDiscount("Y", new Alone(0));
        CouponDiscount late = new CouponDiscount("Z", new Alone(0));

        Quote quote = Quote.of(
                cart(line("tea", 1, "100.00")),
                Stream.of(percent("P", "10"), needs95, any, late)
                        .<Considered>map(Considered.Candidate::new)
                        .toList());

        assertThat(quote.discounts())
                .containsExactly(
                        new QuotedDiscount(Group.TIER, percent("P", "10"), 1_000, null),
                        new QuotedDiscount(Group.COUPON, needs95, 0, WhyNot.BELOW_MINIMUM),
                        new QuotedDiscount(Group.COUPON, any, 1_000, null),
                        new QuotedDiscount(Group.COUPON, late, 0, WhyNot.NOT_COMBINABLE));
        assertThat(quote.discount()).isEqualTo(2_000);
    }

    /** Ten off, from a minimum on, with no other. */
    private record Alone(long minimum) implements CouponDiscount.Terms {
        @Override
        public Taken off(long left) {
            return left < minimum ? Taken.nothing(WhyNot.BELOW_MINIMUM) : Taken.of(new BigDecimal("1000"));
        }

        @Override
        public boolean combinesWith(CouponDiscount.Terms other) {
            return false;
        }
    }

    @Test
    void LOY_12_noMoreIsTaken_thanThereIs() {
        OfferDiscount large = new OfferDiscount("ofr_large", null, new BigDecimal("30000"));

        Quote quote = Quote.of(cart(line("tea", 2, "100.00")), List.of(new Considered.Candidate(large)));

        assertThat(quote.discount()).isEqualTo(20_000);
    }

    @Test
    void LOY_12_linesAddUp_andNoneIsBelowZero_whateverTheCart() {
        Random random = new Random(SEED);
        for (int run = 0; run < 2_000; run++) {
            List<CartLine> lines = LongStream.range(0, 1 + random.nextInt(9))
                    .mapToObj(i -> new CartLine("s" + i, i % 3 == 0 ? "gold" : null, random.nextLong(1_000)))
                    .toList();
            BigDecimal percent = BigDecimal.valueOf(1 + random.nextInt(10_000), 2);
            TierDiscount discount = new TierDiscount("P", "GOLD", percent, Set.of("gold"));

            Quote quote = Quote.of(new Cart("CNY", 2, lines), List.of(new Considered.Candidate(discount)));

            long covered = lines.stream()
                    .filter(discount::covers)
                    .mapToLong(CartLine::amount)
                    .sum();
            BigDecimal exact = percent.multiply(BigDecimal.valueOf(covered)).movePointLeft(2);
            assertThat(exact.subtract(BigDecimal.valueOf(quote.discount())).abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.5"));
            for (int i = 0; i < lines.size(); i++) {
                assertThat(quote.off().get(i)).isBetween(0L, lines.get(i).amount());
            }
        }
    }
}
