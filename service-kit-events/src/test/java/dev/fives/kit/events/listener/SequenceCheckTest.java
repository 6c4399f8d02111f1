package dev.fives.kit.events.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceCheckTest {
    @Test
    void absentDocument_startsFromTheFirstSeen() {
        assertThat(SequenceCheck.of(null, 17, false)).isEqualTo(new SequenceCheck.Next(17));
    }

    @Test
    void following_isNext() {
        assertThat(SequenceCheck.of(4L, 5, false)).isEqualTo(new SequenceCheck.Next(5));
    }

    @Test
    void lastAndEarlier_areRepeats() {
        assertThat(SequenceCheck.of(4L, 4, false)).isEqualTo(new SequenceCheck.Repeat());
        assertThat(SequenceCheck.of(4L, 1, true)).isEqualTo(new SequenceCheck.Repeat());
    }

    @Test
    void jump_isAGapUnlessAccepted() {
        assertThat(SequenceCheck.of(4L, 6, false)).isEqualTo(new SequenceCheck.Gap(4, 6));
        assertThat(SequenceCheck.of(4L, 6, true)).isEqualTo(new SequenceCheck.Next(6));
        assertThat(new SequenceCheck.Gap(4, 6).fault()).hasMessage("ce_sequence: 6 (expected: 5)");
    }
}
