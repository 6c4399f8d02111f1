package dev.fives.kit.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    @Test
    void child_keepsTheTraceAndHasASpanOfItsOwn() {
        String parent = TraceParent.create(100);
        String child = TraceParent.childOf(parent);

        assertThat(TraceParent.isValid(child)).isTrue();
        assertThat(TraceParent.traceId(child)).isEqualTo(TraceParent.traceId(parent));
        assertThat(child).isNotEqualTo(parent);
        assertThat(TraceParent.isSampled(child)).isTrue();
    }

    @Test
    void sampled_isWhatItsBeginningSays() {
        assertThat(TraceParent.isSampled(TraceParent.create())).isFalse();
        assertThat(TraceParent.isSampled(TraceParent.childOf(TraceParent.create(0))))
                .isFalse();
        assertThat(TraceParent.isSampled("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03"))
                .isTrue();
        assertThat(TraceParent.isSampled("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-02"))
                .isFalse();
        assertThat(TraceParent.isSampled(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void invalidParent_startsANewTrace(String parent) {
        assertThat(TraceParent.isValid(parent)).isFalse();
        assertThat(TraceParent.isValid(TraceParent.childOf(parent))).isTrue();
    }
}
