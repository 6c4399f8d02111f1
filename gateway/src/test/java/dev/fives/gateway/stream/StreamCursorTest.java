package dev.fives.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.kit.problem.ProblemException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamCursorTest {
    private static final Wish WISH = new Wish("cus_1", Set.of(), Set.of("crm.customer.v1", "crm.purchase.v1"));

    @Test
    void cursor_isReadAsItWasWritten() {
        StreamCursor cursor = new StreamCursor(
                WISH.fingerprint(),
                Map.of(
                        new TopicPartition("crm.purchase.v1", 3),
                        4L,
                        new TopicPartition("crm.purchase.v1", 0),
                        17L,
                        new TopicPartition("crm.customer.v1", 2),
                        0L));

        assertThat(cursor.text())
                .isEqualTo(WISH.fingerprint() + ";crm.customer.v1:2=0;crm.purchase.v1:0=17,3=4")
                .matches("[\\x21-\\x7E]+");
        assertThat(StreamCursor.parse(cursor.text(), WISH)).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WISH;crm.secret.v1:0=1",
                "WISH;crm.customer.v1:0=-1",
                "WISH;crm.customer.v1:0",
                "WISH;crm.customer.v1:0=1234567890123456789",
                "WISH;crm.customer.v1:0=1;",
                "other123;crm.customer.v1:0=1",
                "",
            })
    void anythingElse_isRefused(String text) {
        assertRefused(text.replace("WISH", WISH.fingerprint()));
    }

    @Test
    void cursor_isOfItsOwnStreamAlone() {
        assertRefused(new Wish("cus_2", Set.of(), WISH.topics()).fingerprint());
        assertRefused(new Wish("cus_1", Set.of("crm.customer.created.v1"), WISH.topics()).fingerprint());
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> StreamCursor.parse(text, WISH))
                .satisfies(refusal -> assertThat(refusal.type().status()).isEqualTo(400));
    }
}
