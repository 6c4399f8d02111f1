package dev.fives.kit.messages.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomerPermitsTest {

    @Test
    void answer_hidesWhoIsWrittenTo() {
        var answer = new CustomerPermits.Answer(
                "GRANTED", null, "cpt_1", "wang@example.com", "Wang", "zh-CN", "https://example.com/u/token");

        assertThat(answer).hasToString("Answer[GRANTED]");
    }
}
