package dev.fives.segmentation.profile.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Cuts;
import dev.fives.segmentation.basis.model.FrequencyBand;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.basis.model.Since;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final BandSettings BANDS = new BandSettings(90, 2, 6);
    private final Judge judge = new Judge(ZoneOffset.UTC);

    @Test
    void band_goesLowMediumHighWithTwoChanges() {
        var judgement = new Judgement(Profile.of("cus_1"), List.of());
        for (int i = 1; i <= 6; i++) {
            judgement = judgement.then(buy(judgement.profile(), "p" + i, NOW.minus(Duration.ofDays(i)), NOW, basis()));
        }

        assertThat(bands(judgement)).containsExactly("LOW>MEDIUM", "MEDIUM>HIGH");
    }

    @Test
    void band_isLostAtTheExactInstant() {
        var bought = NOW.minus(Duration.ofDays(80));
        var profile = buy(Profile.of("cus_1"), "a", bought, NOW, basis()).profile();
        profile = buy(profile, "b", NOW, NOW, basis()).profile();

        assertThat(profile.nextDueAt()).isEqualTo(bought.plus(Duration.ofDays(90)));
        var late = judge.catchUp(profile, basis(), NOW.plus(Duration.ofDays(40)));
        assertThat(late.changes()).hasSize(1);
        assertThat(late.changes().getFirst().cause().at()).isEqualTo(bought.plus(Duration.ofDays(90)));
        assertThat(late.profile().band()).isEqualTo(FrequencyBand.LOW);
        assertThat(late.profile().nextDueAt()).isNull();
    }

    @Test
    void apply_firesWhatIsDueBeforeTheEvent() {
        var profile = buy(Profile.of("cus_1"), "a", NOW, NOW, basis()).profile();
        profile = buy(profile, "b", NOW, NOW, basis()).profile();

        var later = NOW.plus(Duration.ofDays(91));
        var judgement = buy(profile, "c", later, later, basis());

        assertThat(bands(judgement)).containsExactly("MEDIUM>LOW");
        assertThat(judgement.changes().getFirst().cause().eventId()).isNull();
    }

    @Test
    void score_changesOnceAndCarriesFromAndTo() {
        var cuts = Cuts.of(3, NOW, Measure.NET, inputs());
        var first = buy(Profile.of("cus_1"), "a", NOW.minus(Duration.ofDays(9)), NOW, basis(cuts));
        var second = buy(first.profile(), "b", NOW, NOW, basis(cuts));
        var again = judge.review(second.profile(), basis(cuts), NOW);

        assertThat(first.changes()).singleElement().isInstanceOfSatisfying(Change.Rescored.class, rescored -> {
            assertThat(rescored.from()).isNull();
            assertThat(rescored.to()).isEqualTo("111");
        });
        assertThat(second.changes())
                .anySatisfy(change -> assertThat(change).isInstanceOfSatisfying(Change.Rescored.class, rescored -> {
                    assertThat(rescored.from()).isEqualTo("111");
                    assertThat(rescored.to()).isEqualTo("511");
                }));
        assertThat(again.changes()).isEmpty();
        assertThat(again.profile()).isEqualTo(second.profile());
    }

    @Test
    void segment_isEnteredAndLeftWithTheConditionThatTurned() {
        var basis = basis(segment(leaf(Field.PURCHASES_COUNT, Operator.GTE, Value.Numeric.of(2))));
        var one = buy(Profile.of("cus_1"), "a", NOW, NOW, basis);
        var two = buy(one.profile(), "b", NOW, NOW, basis);
        var refunded = judge.apply(
                two.profile(),
                profile -> profile.withPurchases(profile.purchases()
                        .with(new Purchase("b", 2, NOW, BigDecimal.TEN, BigDecimal.ZERO, null), null, 9)),
                basis,
                new Cause("e-3", NOW));

        assertThat(one.changes()).isEmpty();
        assertThat(two.changes())
                .filteredOn(Change.Entered.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Change.Entered.class, entered -> {
                    assertThat(entered.leaf()).isEqualTo("purchases.count gte 2");
                    assertThat(entered.cause().eventId()).isEqualTo("b");
                });
        assertThat(refunded.changes())
                .filteredOn(Change.Exited.class::isInstance)
                .hasSize(1);
        assertThat(refunded.profile().segments()).isEmpty();
    }

    @Test
    void recency_turnsAtTheExactInstant() {
        var basis = basis(segment(leaf(Field.RECENCY_DAYS, Operator.GTE, Value.Numeric.of(30))));
        var profile = buy(Profile.of("cus_1"), "a", NOW, NOW, basis).profile();

        assertThat(profile.nextDueAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        var later = judge.catchUp(profile, basis, NOW.plus(Duration.ofDays(31)));
        assertThat(later.changes()).singleElement().isInstanceOfSatisfying(Change.Entered.class, entered -> {
            assertThat(entered.segment().since()).isEqualTo(NOW.plus(Duration.ofDays(30)));
            assertThat(entered.leaf()).isEqualTo("recencyDays gte 30");
        });
        assertThat(later.profile().nextDueAt()).isNull();
    }

    @Test
    void age_turnsAtTheBirthdayWhereTheCustomerLives() {
        var basis = basis(segment(leaf(Field.AGE, Operator.BETWEEN, Value.Numeric.of(25), Value.Numeric.of(35))));
        var now = Instant.parse("2021-02-27T12:00:00Z");
        var profile = judge.apply(
                        Profile.of("cus_1"),
                        it -> it.withCustomer(born("1996-02-28", "Asia/Shanghai"), false, 1),
                        basis,
                        new Cause("e-1", now))
                .profile();

        assertThat(profile.segments()).isEmpty();
        assertThat(profile.nextDueAt()).isEqualTo(Instant.parse("2021-02-27T16:00:00Z"));
        var years = judge.catchUp(profile, basis, Instant.parse("2040-01-01T00:00:00Z"));
        assertThat(years.changes())
                .extracting(change -> change.cause()
                        .at()
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toLocalDate()
                        .toString())
                .containsExactly("2021-02-28", "2032-02-28");
    }

    @Test
    void HYG_15_deletedCustomer_leavesItsSegmentsByThatEvent_andEntersThemAgainWhenRestored() {
        var basis = basis(segment(leaf(Field.RECENCY_DAYS, Operator.LT, Value.Numeric.of(30))));
        var profile = buy(Profile.of("cus_1"), "a", NOW, NOW, basis).profile();
        var attributes = born("1996-02-28", "UTC");

        var deleted = judge.apply(
                profile, it -> it.withCustomer(attributes, true, 2), basis, new Cause("customer:cus_1-2", NOW));
        assertThat(deleted.changes()).singleElement().isInstanceOfSatisfying(Change.Exited.class, exited -> {
            assertThat(exited.cause().eventId()).isEqualTo("customer:cus_1-2");
            assertThat(exited.leaf()).isNull();
        });
        assertThat(judge.review(deleted.profile(), basis, NOW.plusSeconds(1)).changes())
                .isEmpty();

        var restored = judge.apply(
                deleted.profile(),
                it -> it.withCustomer(attributes, false, 3),
                basis,
                new Cause("customer:cus_1-3", NOW.plusSeconds(2)));
        assertThat(restored.changes()).singleElement().isInstanceOf(Change.Entered.class);
        assertThat(restored.profile().segments()).extracting(Membership::id).containsExactly("seg_1");
    }

    @Test
    void age_ofALeapDayTurnsOnTheFirstOfMarch() {
        var age = new Age(java.time.LocalDate.parse("1996-02-29"), ZoneOffset.UTC);

        assertThat(age.years(Instant.parse("2021-02-28T23:59:59Z"))).isEqualTo(24);
        assertThat(age.reached(25)).isEqualTo(Instant.parse("2021-03-01T00:00:00Z"));
        assertThat(age.years(age.reached(25))).isEqualTo(25);
        assertThat(age.reached(28)).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
    }

    /** Whoever is judged only when something is due ends as whoever is judged every hour, with the same changes. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void catchUp_equalsJudgingAllTheTime(long seed) {
        var random = new Random(seed);
        var basis = basis(
                segment(
                        "seg_1",
                        new Rule.Or(List.of(
                                leaf(Field.RECENCY_DAYS, Operator.BETWEEN, Value.Numeric.of(3), Value.Numeric.of(7)),
                                leaf(Field.FREQUENCY_BAND, Operator.EQ, new Value.Text("HIGH"))))),
                segment(
                        "seg_2",
                        new Rule.Not(leaf(Field.RECENCY_DAYS, Operator.IN, Value.Numeric.of(2), Value.Numeric.of(11)))),
                segment("seg_3", leaf(Field.RECENCY_DAYS, Operator.GT, new Value.Numeric(new BigDecimal("4.5")))));
        var profile = Profile.of("cus_1");
        for (int i = 0; i < 8; i++) {
            profile = buy(profile, "p" + i, NOW.minus(Duration.ofHours(random.nextInt(100 * 24))), NOW, basis)
                    .profile();
        }

        var end = NOW.plus(Duration.ofDays(120));
        var atOnce = judge.catchUp(profile, basis, end);
        var hourly = new Judgement(profile, List.of());
        for (var t = NOW; !t.isAfter(end); t = t.plus(Duration.ofHours(1))) {
            hourly = hourly.then(judge.review(hourly.profile(), basis, t));
        }

        assertThat(hourly.changes()).isEqualTo(atOnce.changes());
        assertThat(hourly.profile()).isEqualTo(atOnce.profile());
        assertThat(atOnce.profile().band())
                .isEqualTo(judge.facts(profile, basis, end).band());
    }

    private Judgement buy(Profile profile, String id, Instant at, Instant now, Basis basis) {
        var purchase = new Purchase(id, 1, at, BigDecimal.TEN, BigDecimal.TEN, null);
        return judge.apply(
                profile,
                present -> present.withPurchases(present.purchases().with(purchase, null, 100)),
                basis,
                new Cause(id, now));
    }

    private static List<String> bands(Judgement judgement) {
        var bands = new ArrayList<String>();
        for (var change : judgement.changes()) {
            if (change instanceof Change.BandChanged changed) {
                bands.add(changed.from() + ">" + changed.to());
            }
        }
        return bands;
    }

    private static List<RfmInput> inputs() {
        var inputs = new ArrayList<RfmInput>();
        for (int i = 0; i < 10; i++) {
            inputs.add(new RfmInput(NOW.minus(Duration.ofDays(i)), 10 + i, BigDecimal.valueOf(100 + i)));
        }
        return inputs;
    }

    private static Attributes born(String date, String zone) {
        return new Attributes(null, null, date, null, null, null, null, null, null, null, null, null, zone, List.of());
    }

    private static Leaf leaf(Field field, Operator operator, Value... operands) {
        return new Leaf(field, operator, List.of(operands));
    }

    private static PublishedSegment segment(Rule rule) {
        return segment("seg_1", rule);
    }

    private static PublishedSegment segment(String id, Rule rule) {
        return new PublishedSegment(id, 1, "code-" + id, "name", rule, 1);
    }

    private static Basis basis(PublishedSegment... segments) {
        return basis(null, segments);
    }

    private static Basis basis(@Nullable Cuts cuts, PublishedSegment... segments) {
        return new Basis(1, Since.FIRST, Measure.NET, BANDS, cuts, List.of(segments));
    }
}
