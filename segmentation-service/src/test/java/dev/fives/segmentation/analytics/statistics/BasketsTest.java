package dev.fives.segmentation.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.segmentation.analytics.model.AssociationWish;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BasketsTest {

    private static final AssociationWish WISH = new AssociationWish(0.1, 0.5, 0.01, 100, 10);

    @Test
    void plantedPair_isFound_withSupportConfidenceAndLift() {
        var baskets = new Baskets();
        for (int i = 0; i < 100; i++) {
            Set<String> things = new HashSet<>(Set.of("filler" + i % 7));
            if (i < 25) {
                things.add("A");
            }
            if (i < 20 || i >= 90) {
                things.add("B");
            }
            baskets.add(things);
        }

        var found = baskets.associations(WISH);

        assertThat(found).hasSize(2);
        var strongest = found.getFirst();
        assertThat(strongest.from()).isEqualTo("A");
        assertThat(strongest.to()).isEqualTo("B");
        assertThat(strongest.support()).isEqualTo(0.2);
        assertThat(strongest.confidence()).isEqualTo(0.8);
        assertThat(strongest.lift()).isCloseTo(0.8 / 0.3, within(1e-12));
        assertThat(strongest.pValue()).isLessThan(1e-6);
    }

    @Test
    void thingsOfChance_haveNothingToDoWithEachOther() {
        var random = new Random(7);
        var baskets = new Baskets();
        for (int i = 0; i < 2_000; i++) {
            Set<String> things = new HashSet<>();
            random.ints(6, 0, 20).forEach(thing -> things.add("t" + thing));
            baskets.add(things);
        }

        assertThat(baskets.associations(new AssociationWish(0.01, 0.01, 0.01, 100, 10)))
                .isEmpty();
        assertThat(new Baskets().associations(WISH)).isEmpty();
    }

    @Test
    void onlyTheMostFrequent_arePaired() {
        var baskets = new Baskets();
        for (int i = 0; i < 100; i++) {
            baskets.add(i < 40 ? List.of("A", "B") : i < 60 ? List.of("C", "D") : List.of("E"));
        }

        assertThat(baskets.associations(new AssociationWish(0.1, 0.5, 0.01, 2, 10)))
                .allMatch(found -> found.support() == 0.4)
                .hasSize(2);
    }
}
