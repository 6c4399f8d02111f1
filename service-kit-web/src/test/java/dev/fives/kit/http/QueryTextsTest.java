package dev.fives.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QueryTextsTest {
    @Test
    void text_isTakenUpToItsLimit_inCodePoints() {
        assertThat(QueryTexts.id("customerId", null)).isNull();
        assertThat(QueryTexts.id("customerId", "🍵".repeat(200))).hasSize(400);
        assertThatThrownBy(() -> QueryTexts.id("customerId", "c".repeat(201)))
                .hasMessage("customerId: too long (expected: at most 200 characters)");
    }
}
