package dev.fives.loyalty.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.allowance.Allowance.Taken;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final String TODAY = "2026-11-23";

    @Test
    void day_hasSoMuchAndNoMore_andTheNextOneAgain() {
        Allowance some =
                Allowance.whole(TODAY).take(TODAY, new Taken("a", 700), 1000).orElseThrow();

        assertThat(some.take(TODAY, new Taken("b", 301), 1000)).isEmpty();
        Allowance all = some.take(TODAY, new Taken("b", 300), 1000).orElseThrow();
        assertThat(all.take(TODAY, new Taken("c", 1), 1000)).isEmpty();
        assertThat(all.take("2026-11-22", new Taken("c", 1), 1000))
                .as("time that goes back")
                .isEmpty();
        assertThat(all.take("2026-11-24", new Taken("c", 1000), 1000)).isPresent();
    }

    @Test
    void repeat_takesNothing_andWhatIsGivenBackIsThereAgain() {
        Allowance some =
                Allowance.whole(TODAY).take(TODAY, new Taken("a", 700), 1000).orElseThrow();

        assertThat(some.take(TODAY, new Taken("a", 700), 1000)).contains(some);
        assertThat(some.without("a").points()).isZero();
        assertThat(some.without("b")).isEqualTo(some);
    }

    @Test
    void memory_isBounded() {
        Allowance many = Allowance.whole(TODAY);
        for (int i = 0; i < 200; i++) {
            many = many.take(TODAY, new Taken("adj_" + i, 1), 1000).orElseThrow();
        }
        assertThat(many.points()).isEqualTo(200);
        assertThat(many.takenBy()).hasSize(50);
    }
}
