package dev.fives.loyalty.earning.model;

import static dev.fives.loyalty.earning.model.RuleFixture.AT;
import static dev.fives.loyalty.earning.model.RuleFixture.NOTHING_KNOWN;
import static dev.fives.loyalty.earning.model.RuleFixture.line;
import static dev.fives.loyalty.earning.model.RuleFixture.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.earning.model.Condition.Goods;
import dev.fives.loyalty.earning.model.Refusal.Reason;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final Set<String> ANY = Set.of();

    @Test
    void purchaseOfAnotherCurrencyOrChannel_isRefused() {
        Condition euros = new Condition(Set.of("EUR"), ANY, Goods.ALL, ANY, ANY, ANY, false, null, null);
        Condition shop = new Condition(ANY, Set.of("SHOP", "APP"), Goods.ALL, ANY, ANY, ANY, false, null, null);

        assertThat(text(euros, NOTHING_KNOWN)).isEqualTo("currency: CNY (expected: EUR)");
        assertThat(text(shop, NOTHING_KNOWN)).isEqualTo("channel: WEB (expected: APP or SHOP)");
    }

    @Test
    void purchaseBelowTheLeastAmount_isRefused() {
        assertThat(unmet(least("268.51"), NOTHING_KNOWN)).isEqualTo(Reason.BELOW_MIN_NET);
        assertThat(unmet(least("268.5"), NOTHING_KNOWN)).isNull();
    }

    @Test
    void leastAmount_isOfTheLinesThatCount() {
        Condition tea = new Condition(
                ANY, ANY, new Goods(Set.of("tea"), ANY, ANY), ANY, ANY, ANY, false, new BigDecimal("100"), null);

        assertThat(tea.unmet(purchase("300", line("tea", "99"), line("cups", "201")), NOTHING_KNOWN)
                        .map(Refusal::reason))
                .contains(Reason.BELOW_MIN_NET);
    }

    @Test
    void line_matchesByAllThatIsNamed() {
        Goods goods = new Goods(Set.of("tea"), Set.of("Longjing"), ANY);

        assertThat(goods.match(new Occasion.Line("A", "tea", "Longjing", BigDecimal.ONE)))
                .isTrue();
        assertThat(goods.match(new Occasion.Line("A", "tea", null, BigDecimal.ONE)))
                .isFalse();
        assertThat(goods.match(new Occasion.Line("A", "cups", "Longjing", BigDecimal.ONE)))
                .isFalse();
        assertThat(new Goods(ANY, ANY, Set.of("A")).match(new Occasion.Line("A", null, null, BigDecimal.ONE)))
                .isTrue();
    }

    @Test
    void firstPurchase_isAskedOfTheCustomer() {
        Condition first = new Condition(ANY, ANY, Goods.ALL, ANY, ANY, ANY, true, null, null);

        assertThat(unmet(first, NOTHING_KNOWN)).isEqualTo(Reason.NOT_FIRST_PURCHASE);
        assertThat(unmet(first, new EarningContext(null, ANY, null, true, Map.of())))
                .isNull();
    }

    @Test
    void customer_isInOneOfTheSegmentsAndHasOneOfTheTiers() {
        Condition regulars = new Condition(ANY, ANY, Goods.ALL, Set.of("seg_a", "seg_b"), ANY, ANY, false, null, null);

        assertThat(unmet(regulars, NOTHING_KNOWN)).isEqualTo(Reason.NOT_IN_SEGMENT);
        assertThat(unmet(regulars, new EarningContext(null, Set.of("seg_b"), null, false, Map.of())))
                .isNull();
        assertThat(text(RuleFixture.ofTier("GOLD"), NOTHING_KNOWN)).isEqualTo("tier: none (expected: GOLD)");
        assertThat(unmet(RuleFixture.ofTier("GOLD", "SILVER"), RuleFixture.tier("SILVER")))
                .isNull();
    }

    @Test
    void SEG_06_customer_isInOneOfTheFrequencyBands() {
        Condition often = RuleFixture.ofBand("HIGH", "MEDIUM");

        assertThat(unmet(often, NOTHING_KNOWN)).isEqualTo(Reason.OTHER_FREQUENCY_BAND);
        assertThat(text(often, RuleFixture.band("LOW"))).isEqualTo("frequencyBand: LOW (expected: HIGH or MEDIUM)");
        assertThat(unmet(often, RuleFixture.band("HIGH"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // Saturday 2026-11-21 in Shanghai is UTC+8
        "2026-11-21T02:00:00Z, 10:00, 12:00, true",
        "2026-11-21T04:00:00Z, 10:00, 12:00, false",
        "2026-11-21T01:59:59Z, 10:00, 12:00, false",
        "2026-11-20T02:00:00Z, 10:00, 12:00, false",
        // past midnight belongs to the evening that it began on
        "2026-11-21T14:00:00Z, 22:00, 02:00, true",
        "2026-11-21T17:59:00Z, 22:00, 02:00, true",
        "2026-11-21T18:00:00Z, 22:00, 02:00, false",
        "2026-11-20T17:00:00Z, 22:00, 02:00, false",
        // a whole day
        "2026-11-20T16:00:00Z, 00:00, 00:00, true",
        "2026-11-21T15:59:59Z, 00:00, 00:00, true",
        "2026-11-21T16:00:00Z, 00:00, 00:00, false"
    })
    void window_isOfLocalHours(Instant at, LocalTime from, LocalTime to, boolean holds) {
        Window window = new Window(Set.of(DayOfWeek.SATURDAY), from, to, RuleFixture.ZONE);

        assertThat(window.holds(at)).isEqualTo(holds);
    }

    @Test
    void windowOfEveryDay_holdsOnEachOfThem() {
        Window noon = new Window(Set.of(), LocalTime.of(12, 0), LocalTime.of(13, 0), RuleFixture.ZONE);

        assertThat(noon.holds(Instant.parse("2026-11-23T04:30:00Z"))).isTrue();
        assertThat(noon.holds(AT)).isFalse();
    }

    private static Condition least(String amount) {
        return new Condition(ANY, ANY, Goods.ALL, ANY, ANY, ANY, false, new BigDecimal(amount), null);
    }

    private static @Nullable Reason unmet(Condition condition, EarningContext context) {
        return condition.unmet(purchase("268.50"), context).map(Refusal::reason).orElse(null);
    }

    private static String text(Condition condition, EarningContext context) {
        return condition.unmet(purchase("268.50"), context).orElseThrow().text();
    }
}
