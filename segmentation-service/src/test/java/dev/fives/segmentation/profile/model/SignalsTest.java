package dev.fives.segmentation.profile.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.basis.model.TraitSource;
import dev.fives.segmentation.rule.model.Dimension;
import dev.fives.segmentation.rule.model.Value;
import dev.fives.segmentation.rule.model.Where;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses, answers and the traits that are read from them. */
class SignalsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final BigDecimal ONE = BigDecimal.ONE;

    @Test
    void SEG_04_use_countsOnce_howeverOftenItComes() {
        var limits = new Uses.Kept(9, 9, Duration.ofDays(30));
        var login = new Use("use_1", "app.login", NOW);
        var uses = Uses.NONE.with(login, NOW, limits).with(new Use("use_2", "page.view", NOW), NOW, limits);

        assertThat(uses.with(login, NOW, limits)).isEqualTo(uses);
        assertThat(uses.where(new Where(Map.of(Dimension.TYPE, List.of("app.login"))))
                        .all())
                .hasSize(1);
    }

    /** In any order and three times over, time going on meanwhile: the same uses are kept, and each once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void SEG_04_whichUsesAreKept_doesNotDependOnTheirOrder(long seed) {
        var random = new Random(seed);
        var limits = new Uses.Kept(10, 4, Duration.ofDays(20));
        var all = new ArrayList<Use>();
        for (int i = 0; i < 40; i++) {
            var at = NOW.minus(Duration.ofHours(random.nextInt(30 * 24)));
            all.add(new Use("use_" + i, "type-" + random.nextInt(4), at));
        }
        var delivered = new ArrayList<>(all);
        delivered.addAll(all);
        delivered.addAll(all);
        Collections.shuffle(delivered, random);

        var uses = Uses.NONE;
        for (int i = 0; i < delivered.size(); i++) {
            uses = uses.with(delivered.get(i), NOW.plusSeconds(i), limits);
        }

        var inOrder = Uses.NONE;
        all.sort(Comparator.comparing(Use::at).thenComparing(Use::id));
        for (var use : all) {
            inOrder = inOrder.with(use, NOW.plusSeconds(delivered.size()), limits);
        }
        assertThat(uses).isEqualTo(inOrder);
        assertThat(uses.kept()).hasSizeLessThanOrEqualTo(10).doesNotHaveDuplicates();
    }

    @Test
    void SEG_07_newestAnswerToAQuestion_counts_inWhateverOrderTheyCome() {
        var old = answer("srv_1", "eco", 1, 3);
        var fresh = answer("srv_1", "eco", 5, 1);
        var other = answer("srv_2", "eco", 2, 2);

        var inOrder = Signals.NONE.with(List.of(old), 9).with(List.of(other), 9).with(List.of(fresh), 9);
        var backwards = Signals.NONE.with(List.of(fresh, other), 9).with(List.of(old), 9);

        assertThat(inOrder).isEqualTo(backwards);
        assertThat(inOrder.answers()).containsExactly(fresh, other);
        assertThat(inOrder.with(List.of(answer("srv_3", "x", 1, 9)), 2)).isEqualTo(inOrder);
    }

    @Test
    void SEG_07_answerOfAScale_becomesAScoreWithItsSource() {
        var sources = List.of(of("values.ECO", "eco", null, 1, 5, "0.8"));

        var trait =
                Traits.of(sources, null, List.of(answer("srv_1", "eco", 5, 0))).get("values.ECO");

        assertThat(trait.score()).isEqualByComparingTo("1");
        assertThat(trait.source()).isEqualTo(Trait.Source.SURVEY);
        assertThat(trait.confidence()).isEqualByComparingTo("0.8");
        assertThat(trait.responseId()).isEqualTo("rsp_srv_1_0");
        assertThat(Traits.of(sources, null, List.of(answer("srv_1", "eco", 2, 0)))
                        .get("values.ECO")
                        .score())
                .isEqualByComparingTo("0.25");
        assertThat(Traits.of(sources, null, List.of(answer("srv_2", "eco", 2, 0))))
                .isEmpty();
    }

    @Test
    void SEG_07_declaredBeatsInferred_whateverIsNewerOrStandsFirst() {
        var declared = new TraitSource("values.ECO", null, null, null, "eco", ZERO, BigDecimal.TEN, ONE);
        var inferred = of("values.ECO", "eco", null, 1, 5, "0.8");
        var fields = CustomField.of(Map.of("eco", 2));
        var answers = List.of(answer("srv_1", "eco", 5, 0));

        for (var sources : List.of(List.of(declared, inferred), List.of(inferred, declared))) {
            var trait = Traits.of(sources, fields, answers).get("values.ECO");
            assertThat(trait.source()).isEqualTo(Trait.Source.DECLARED);
            assertThat(trait.score()).isEqualByComparingTo("0.2");
        }
        assertThat(Traits.of(List.of(declared, inferred), List.of(), answers)
                        .get("values.ECO")
                        .source())
                .isEqualTo(Trait.Source.SURVEY);
    }

    @Test
    void SEG_07_choicesAndLists_areTraitsToo() {
        var sources = List.of(
                of("lifestyle.OUTDOOR", "sport", "HIKE", 0, 1, "0.5"),
                new TraitSource("interests", null, null, null, "hobbies", ZERO, ONE, ONE),
                new TraitSource("values.VIP", null, null, null, "vip", ZERO, ONE, ONE));
        var fields = CustomField.of(Map.of("hobbies", List.of("go", "tea"), "vip", true));
        var hike = new SurveyAnswer("srv_1", "sport", null, "HIKE", NOW, "rsp_1");
        var swim = new SurveyAnswer("srv_1", "sport", null, "SWIM", NOW, "rsp_1");

        assertThat(Traits.of(sources, fields, List.of(hike)).keySet())
                .containsExactly("interests.go", "interests.tea", "lifestyle.OUTDOOR", "values.VIP");
        assertThat(Traits.of(sources, fields, List.of(swim))
                        .get("lifestyle.OUTDOOR")
                        .score())
                .isZero();
    }

    @Test
    void customFields_areWhatTheyAre() {
        var fields = CustomField.of(Map.of("b", 1.5, "a", "x", "c", List.of("y"), "d", false, "e", Map.of()));

        assertThat(fields)
                .extracting(CustomField::value)
                .containsExactly(
                        new Value.Text("x"),
                        new Value.Numeric(new BigDecimal("1.5")),
                        new Value.Texts(java.util.Set.of("y")),
                        new Value.Flag(false));
    }

    private static TraitSource of(String trait, String question, String code, int min, int max, String confidence) {
        return new TraitSource(
                trait,
                "srv_1",
                question,
                code,
                null,
                BigDecimal.valueOf(min),
                BigDecimal.valueOf(max),
                new BigDecimal(confidence));
    }

    private static SurveyAnswer answer(String survey, String question, int score, int daysAgo) {
        var at = NOW.minus(Duration.ofDays(daysAgo));
        return new SurveyAnswer(survey, question, score, null, at, "rsp_" + survey + "_" + daysAgo);
    }
}
