package dev.fives.segmentation.basis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuintilesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void cuts_giveTwoOfTenDistinctCustomersEachScore() {
        var inputs = distinct(10);

        var cuts = Cuts.of(1, NOW, Measure.NET, inputs);

        assertThat(inputs.stream().map(input -> cuts.score(input).digits()))
                .containsExactly("511", "511", "422", "422", "333", "333", "244", "244", "155", "155");
    }

    @Test
    void score_isTheSameForTies() {
        var cuts = Quintiles.cuts(numbers(1, 1, 1, 1, 1, 1, 2, 3, 4, 5));

        assertThat(numbers(1, 2, 3, 4, 5).stream().map(value -> Quintiles.score(cuts, value)))
                .containsExactly(2, 4, 4, 5, 5);
    }

    @Test
    void score_ofTheOnlyCustomerIsTheMiddle() {
        var cuts = Quintiles.cuts(numbers(7));

        assertThat(Quintiles.score(cuts, BigDecimal.valueOf(7))).isEqualTo(3);
    }

    @Test
    void cuts_ofNobodyScoreOne() {
        assertThat(Quintiles.score(Quintiles.cuts(List.of()), BigDecimal.ONE)).isEqualTo(1);
    }

    @Test
    void score_agreesWithTheMiddleRankForSeededValuesWithTies() {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            var values =
                    random.ints(1 + random.nextInt(60), 0, 12).sorted().boxed().toList();
            var cuts = Quintiles.cuts(values.stream().map(BigDecimal::valueOf).toList());
            for (int value : values) {
                int first = values.indexOf(value);
                int last = values.lastIndexOf(value);
                double middle = (first + last + 1) / 2.0 / values.size();
                assertThat(Quintiles.score(cuts, BigDecimal.valueOf(value)))
                        .isEqualTo(1 + (int) Math.floor(5 * middle + 1e-9));
            }
        }
    }

    @Test
    void recency_isOfTheMomentOfTheCuts() {
        var cuts = Cuts.of(1, NOW, Measure.NET, distinct(10));
        var early = cuts.score(new RfmInput(NOW.minus(Duration.ofDays(3)), 1, BigDecimal.TEN));

        assertThat(early.r()).isEqualTo(4);
        assertThat(new RfmInput(NOW.plusSeconds(60), 1, BigDecimal.ONE).recencyDays(NOW))
                .isZero();
    }

    @Test
    void recencyDays_areWholeDays() {
        var input = new RfmInput(Instant.parse("2011-01-18T10:01:00Z"), 1, BigDecimal.ONE);

        assertThat(input.recencyDays(Instant.parse("2011-12-10T12:50:00Z"))).isEqualTo(326);
    }

    @Test
    void cell_isOfTheTable() {
        assertThat(new RfmScore(5, 5, 1).cell()).isEqualTo(RfmCell.CHAMPIONS);
        assertThat(new RfmScore(2, 3, 5).cell()).isEqualTo(RfmCell.AT_RISK);
        assertThat(new RfmScore(1, 5, 5).cell()).isEqualTo(RfmCell.CANT_LOSE);
        assertThat(new RfmScore(4, 5, 5).digits()).isEqualTo("455");
    }

    /** Ever older, but ever more and larger. */
    private static List<RfmInput> distinct(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new RfmInput(NOW.minus(Duration.ofDays(i)), i + 1, BigDecimal.valueOf(10 + i)))
                .toList();
    }

    private static List<BigDecimal> numbers(int... values) {
        var numbers = new ArrayList<BigDecimal>();
        for (int value : values) {
            numbers.add(BigDecimal.valueOf(value));
        }
        return numbers;
    }
}
