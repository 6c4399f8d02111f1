package dev.fives.kit.id;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.time.RealClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Ids ids = Ids.of((RealClock) now::get);

    @Test
    void next_sortsInTheOrderOfMaking() {
        var made = Stream.generate(() -> ids.next("cus")).limit(1000).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("cus_[0-9a-f-]{36}"));
    }

    @Test
    void next_carriesRealTime() {
        String before = ids.next("cus");
        now.set(now.get().plusSeconds(1));

        assertThat(ids.next("cus")).isGreaterThan(before);
    }

    @Test
    void derived_isTheSameForTheSameParts() {
        assertThat(ids.derived("pur", "shop", "1"))
                .isEqualTo(ids.derived("pur_", "shop", "1"))
                .matches("pur_[0-9a-f-]{36}");
        assertThat(ids.derived("pur", "a", "bc")).isNotEqualTo(ids.derived("pur", "ab", "c"));
        assertThat(ids.derived("pur", "a")).isNotEqualTo(ids.derived("pur", "a", ""));
    }
}
