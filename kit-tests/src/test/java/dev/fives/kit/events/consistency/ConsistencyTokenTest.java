package dev.fives.kit.events.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.kit.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {
    @Test
    void token_isReadAsItWasWritten() {
        ConsistencyToken token = new ConsistencyToken(
                Map.of(new Aggregate("purchase", "pur_1"), 3L, new Aggregate("care-task", "car_1"), 1L));

        assertThat(token.text()).isEqualTo("care-task/car_1#1, purchase/pur_1#3");
        assertThat(ConsistencyToken.parse(token.text())).isEqualTo(token);
    }

    @Test
    void tokensOfSeveralWrites_areOne_andTheLastCounts() {
        assertThat(ConsistencyToken.parse("purchase/pur_1#3,purchase/pur_1#2").sequences())
                .isEqualTo(Map.of(new Aggregate("purchase", "pur_1"), 3L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "purchase/pur_1",
                "purchase/pur_1#0",
                "purchase/pur_1#-1",
                "purchase/pur_1#1234567890123456789",
                "purchase/a b#1",
                "/pur_1#1",
                "p/a#1,p/b#1,p/c#1,p/d#1,p/e#1,p/f#1,p/g#1,p/h#1,p/i#1",
            })
    void anythingElse_isRefused(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ConsistencyToken.parse(header))
                .satisfies(refusal -> assertThat(refusal.type().status()).isEqualTo(400));
    }
}
