package dev.fives.loyalty.earning.model;

import static dev.fives.loyalty.earning.model.Memberships.NOTHING_HEARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.earning.model.Memberships.Band;
import dev.fives.loyalty.earning.model.Memberships.Mark;
import org.junit.jupiter.api.Test;

class MembershipsTest {

    @Test
    void SEG_06_band_isTheOneOfTheHighestSequence_whateverComesFirst() {
        assertThat(NOTHING_HEARD.frequencyBand()).isNull();

        Memberships high = NOTHING_HEARD.with(new Band("HIGH", 4));

        assertThat(high.with(new Band("LOW", 3))).isSameAs(high);
        assertThat(high.with(new Band("LOW", 4))).isSameAs(high);
        assertThat(high.with(new Band("LOW", 5)).frequencyBand()).isEqualTo("LOW");
    }

    @Test
    void SEG_06_bandAndSegments_leaveEachOtherAlone() {
        Memberships both = NOTHING_HEARD
                .with(new Mark("seg_a", 9, true))
                .with(new Band("HIGH", 4))
                .with(new Mark("seg_b", 2, true));

        assertThat(both.inside()).containsExactlyInAnyOrder("seg_a", "seg_b");
        assertThat(both.frequencyBand()).isEqualTo("HIGH");
    }
}
