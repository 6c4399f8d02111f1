package dev.fives.customer.timeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class EventFactsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    static List<EventType> told() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> EventFacts.toldOn(topic).stream())
                .toList();
    }

    @Test
    void everyType_isToldOrLeftOutByName() {
        Set<EventType> all = new HashSet<>(told());
        all.addAll(EventFacts.LEFT_OUT);

        assertThat(all).containsExactlyInAnyOrderElementsOf(EventTypes.all());
        assertThat(told()).doesNotContainAnyElementsOf(EventFacts.LEFT_OUT);
    }

    @ParameterizedTest
    @MethodSource("told")
    void everyToldType_saysOfWhomAndWhat(EventType type) {
        Telling told = EventFacts.of(type, sample(type));

        assertThat(told.customerId()).startsWith("cus_");
        assertThat(told.about().size() + told.facts().size()).isBetween(1, 14);
        assertThat(told.about().values()).allSatisfy(id -> assertThat(id).isNotBlank());
        assertThat(told.facts().values()).allSatisfy(EventFactsTest::isPlain);
        assertThat(JSON.writeValueAsString(Map.of("about", told.about(), "facts", told.facts())))
                .hasSizeLessThan(700);
    }

    @Test
    void leftOut_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventFacts.of(EventTypes.RFM_CHANGED, sample(EventTypes.RFM_CHANGED)));
    }

    private static void isPlain(Object fact) {
        assertThat(fact)
                .satisfiesAnyOf(
                        plain -> assertThat(plain).isInstanceOfAny(String.class, Number.class, Boolean.class),
                        list -> assertThat((List<?>) list)
                                .hasSizeLessThanOrEqualTo(10)
                                .hasOnlyElementsOfType(String.class));
    }

    private static Object sample(EventType type) {
        String path = "/events/" + type.topic().topicName() + "/" + type.name() + "/v1.json";
        try (InputStream in = EventType.class.getResourceAsStream(path)) {
            return JSON.readValue(in, type.data());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
