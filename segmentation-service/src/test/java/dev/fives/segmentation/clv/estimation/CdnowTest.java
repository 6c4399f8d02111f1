package dev.fives.segmentation.clv.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.segmentation.clv.model.Estimate;
import dev.fives.segmentation.clv.model.FitOutcome.Fitted;
import dev.fives.segmentation.clv.model.History;
import dev.fives.segmentation.clv.model.Spend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The estimates that Fader and Hardie publish for the CDNOW sample of 2,357 customers, from its data: columns id, x,
 * t_x and T in days, mean of the repeats. The file is not part of this project; without it the tests are skipped. The
 * system property {@code cdnow.file} names another place.
 */
class CdnowTest {

    private static final Path FILE =
            Path.of(System.getProperty("cdnow.file", "../../shared/data/cdnow/cdnow_sample_summary.csv"));
    private static final Percentage PUBLISHED_DIGITS = Percentage.withPercentage(0.2);

    private record Row(History history, Spend spend) {}

    private List<Row> rows = List.of();

    @BeforeEach
    void readSample() throws IOException {
        Assumptions.assumeTrue(Files.exists(FILE), "skipped: no " + FILE);
        try (var lines = Files.lines(FILE)) {
            rows = lines.skip(1).map(CdnowTest::row).toList();
        }
        assertThat(rows).hasSize(2_357);
    }

    private static Row row(String line) {
        var cells = line.split(",", -1);
        int repeats = Integer.parseInt(cells[1]);
        return new Row(
                new History(repeats, Integer.parseInt(cells[2]) / 7.0, Integer.parseInt(cells[3]) / 7.0),
                new Spend(repeats, Double.parseDouble(cells[4])));
    }

    @Test
    void SEG_14_bgNbd_isAsPublished() {
        var estimate = estimate(Fitting.bgNbd(histories(), () -> false));

        assertThat(estimate.logLikelihood()).isCloseTo(-9582.4292, within(0.01));
        requirePublished(estimate, "r", 0.243);
        requirePublished(estimate, "alpha", 4.414);
        requirePublished(estimate, "a", 0.793);
        requirePublished(estimate, "b", 2.426);
        var customer = new History(2, 213 / 7.0, 272 / 7.0);
        assertThat(PurchaseModel.bgNbd(estimate).expectedPurchases(customer, 39))
                .isCloseTo(1.226, within(0.001));
        assertThat(PurchaseModel.bgNbd(estimate).aliveProbability(customer)).isCloseTo(0.727, within(0.001));
    }

    @Test
    void SEG_14_paretoNbd_isAsPublished() {
        var estimate = estimate(Fitting.paretoNbd(histories(), () -> false));

        assertThat(estimate.logLikelihood()).isCloseTo(-9594.9762, within(0.01));
        requirePublished(estimate, "r", 0.553);
        requirePublished(estimate, "alpha", 10.578);
        requirePublished(estimate, "s", 0.606);
        requirePublished(estimate, "beta", 11.669);
    }

    @Test
    void SEG_14_gammaGamma_isAsPublished() {
        var estimate = estimate(Fitting.gammaGamma(rows.stream().map(Row::spend).toList(), () -> false));

        assertThat(estimate.customers()).isEqualTo(946);
        requirePublished(estimate, "p", 6.25);
        requirePublished(estimate, "q", 3.74);
        requirePublished(estimate, "v", 15.44);
    }

    private List<History> histories() {
        return rows.stream().map(Row::history).toList();
    }

    private static Estimate estimate(Object outcome) {
        assertThat(outcome).isInstanceOf(Fitted.class);
        var estimate = ((Fitted) outcome).estimate();
        System.getLogger("cdnow").log(System.Logger.Level.INFO, estimate::toString);
        return estimate;
    }

    private static void requirePublished(Estimate estimate, String name, double published) {
        assertThat(estimate.parameter(name)).as(name).isCloseTo(published, PUBLISHED_DIGITS);
    }
}
