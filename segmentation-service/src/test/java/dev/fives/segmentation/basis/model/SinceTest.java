package dev.fives.segmentation.basis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinceTest {
    private static final Cuts CUTS = Cuts.of(1, Instant.EPOCH, Measure.NET, List.of());

    private final Basis basis = new Basis(7, Since.FIRST, Measure.NET, new BandSettings(90, 2, 6), null, List.of());

    @Test
    void newCutPoints_areShown_andMakeNoMeasureUnseen() {
        Since since = basis.withCuts(CUTS).next().since();

        assertThat(since.rfm()).isEqualTo(8);
        assertThat(since.isMeasureSeen(1)).isTrue();
        assertThat(since.isMeasureSeen(9)).isFalse();
    }

    @Test
    void otherMeasure_isUnseen_whateverCameAfterIt() {
        Since since =
                basis.withMonetary(Measure.GROSS).next().withCuts(CUTS).next().since();

        assertThat(since.isMeasureSeen(7)).isFalse();
        assertThat(since.isMeasureSeen(8)).isTrue();
        assertThat(since.rfm()).isEqualTo(9);
    }

    @Test
    void bandsAndRfm_areToldApart() {
        Since since = basis.withBands(new BandSettings(30, 2, 6)).next().since();

        assertThat(since).isEqualTo(new Since(1, 1, 8));
    }
}
