package dev.fives.segmentation.profile.model;

import static dev.fives.segmentation.profile.model.Made.basket;
import static dev.fives.segmentation.profile.model.Made.bought;
import static dev.fives.segmentation.profile.model.Made.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.basis.model.Basis;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on some of the purchases, and on those of some days. */
class PurchaseConditionsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String BABY =
            "{'field':'purchases.count','where':{'category':'baby'},'windowDays':90,'op':'gte','value':3}";
    private final Judge judge = new Judge(ZoneOffset.UTC);

    @Test
    void SEG_03_thirdPurchaseOfACategory_enters_andAFullRefundLeaves() {
        var basis = Made.basis(BABY);
        var two = buy(buy(Profile.of("cus_1"), basis, "a", 10, "baby"), basis, "b", 9, "baby");
        var other = buy(two, basis, "c", 8, "tea");
        var three = buy(other, basis, "d", 7, "baby");
        var refunded = apply(three, basis, bought("a", 2, ago(10), "10", "0", new Basket("WEB", null, List.of())));

        assertThat(codes(other)).isEmpty();
        assertThat(codes(three)).containsExactly("s0");
        assertThat(codes(refunded)).isEmpty();
    }

    @Test
    void SEG_03_purchaseLeavesTheWindowAtItsExactInstant() {
        var basis = Made.basis(BABY);
        var profile = Profile.of("cus_1");
        for (int days : List.of(80, 50, 20)) {
            profile = buy(profile, basis, "p" + days, days, "baby");
        }
        assertThat(codes(profile)).containsExactly("s0");
        assertThat(profile.nextDueAt()).isEqualTo(NOW.plus(Duration.ofDays(10)));

        var late = judge.catchUp(profile, basis, NOW.plus(Duration.ofDays(300)));

        assertThat(late.changes())
                .filteredOn(Change.Exited.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Change.Exited.class, exited -> {
                    assertThat(exited.cause()).isEqualTo(new Cause(null, NOW.plus(Duration.ofDays(10))));
                    assertThat(exited.leaf()).isEqualTo("purchases.count(category=baby, 90d) gte 3");
                });
        assertThat(late.profile().nextDueAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'field':'purchases.count','where':{'category':'tea'},'op':'eq','value':2}                           | true
        {'field':'purchases.count','where':{'category':['tea','baby']},'op':'eq','value':3}                  | true
        {'field':'purchases.count','where':{'category':'tea'},'windowDays':15,'op':'eq','value':1}           | true
        {'field':'purchases.count','windowDays':15,'op':'eq','value':2}                                      | true
        {'field':'purchases.amount','where':{'category':'tea'},'op':'eq','value':30}                         | true
        {'field':'purchases.amount','where':{'category':'tea','brand':'other'},'op':'gt','value':0}          | false
        {'field':'purchases.amount','where':{'sku':'sku-baby','brand':'brand'},'op':'eq','value':10.5}       | true
        {'field':'purchases.amount','where':{'channel':'WEB','store':'store-1'},'op':'eq','value':60.5}      | true
        {'field':'purchases.amount','where':{'channel':'POS'},'op':'eq','value':0}                           | true
        {'field':'purchases.averageAmount','op':'between','value':[20.16,20.17]}                             | true
        {'field':'purchases.averageAmount','where':{'category':'none'},'op':'gte','value':0}                 | false
        {'field':'recencyDays','where':{'category':'tea'},'op':'eq','value':10}                              | true
        {'field':'recencyDays','where':{'category':'none'},'op':'ne','value':10}                             | true
        """)
    void SEG_03_conditions_countWhatTheyAskFor(String json, boolean expected) {
        var basis = Made.basis(json);
        var profile = apply(Profile.of("cus_1"), basis, bought("a", 1, ago(20), "20", "20", basket("tea", "20")));
        profile = apply(profile, basis, bought("b", 1, ago(10), "30", "30", basket("tea", "10")));
        profile = apply(profile, basis, bought("c", 1, ago(5), "10.50", "10.50", basket("baby", "10.50")));

        assertThat(codes(profile)).isEqualTo(expected ? List.of("s0") : List.of());
    }

    /** A refund that names no pieces leaves the items as they were, and less money than they cost. */
    @Test
    void amount_isNeverMoreThanThePurchaseIsWorth() {
        var basis = Made.basis("{'field':'purchases.amount','where':{'category':'tea'},'op':'eq','value':4}");
        var profile = apply(Profile.of("cus_1"), basis, bought("a", 2, NOW, "20", "4", basket("tea", "20")));

        assertThat(codes(profile)).containsExactly("s0");
    }

    @Test
    void itemsOfTheNewestPurchases_areKept() {
        var purchases = Purchases.NONE;
        for (int i = 0; i < 4; i++) {
            purchases = purchases
                    .with(bought("p" + i, 1, ago(i), "5", "5", basket("tea", "5")), null, 9)
                    .withItemsUpTo(2, Map.of());
        }

        assertThat(purchases.kept()).extracting(Purchase::items).containsExactly(0, 0, 1, 1);
        assertThat(purchases.kept()).extracting(Purchase::gross).containsOnly(new BigDecimal("5"));
    }

    private Profile buy(Profile profile, Basis basis, String id, int daysAgo, String category) {
        return apply(profile, basis, bought(id, 1, ago(daysAgo), "10", "10", basket(category, "10")));
    }

    private Profile apply(Profile profile, Basis basis, Purchase purchase) {
        return judge.apply(
                        profile,
                        present -> present.withPurchases(present.purchases().with(purchase, null, 100)),
                        basis,
                        new Cause(purchase.id(), NOW))
                .profile();
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
