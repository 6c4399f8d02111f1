package dev.fives.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventTypesTest {
    @Test
    void all_holdsEveryConstantOnce() {
        List<String> constants = Arrays.stream(EventTypes.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == EventType.class)
                .map(EventTypesTest::name)
                .toList();

        assertThat(EventTypes.all()).extracting(EventType::name).containsExactlyInAnyOrderElementsOf(constants);
        assertThat(new HashSet<>(constants)).hasSameSizeAs(constants);
    }

    @Test
    void name_isDottedPastTenseWithMajor() {
        assertThat(EventTypes.all())
                .allSatisfy(type -> assertThat(type.name()).matches("(crm|commerce)\\.[a-z-]+\\.[a-z-]+\\.v[0-9]+"));
    }

    @Test
    void aggregateType_livesOnOneTopic() {
        Set<String> seen = new HashSet<>();

        for (Topic topic : Topic.values()) {
            assertThat(topic.aggregateTypes())
                    .allSatisfy(type -> assertThat(seen.add(type)).as(type).isTrue());
        }
    }

    @Test
    void commerce_isInbound() {
        assertThat(EventTypes.all())
                .allSatisfy(type -> assertThat(type.name().startsWith("commerce."))
                        .isEqualTo(type.topic().isInbound()));
    }

    @Test
    void named_findsTypesAndTopics() {
        assertThat(EventTypes.named("crm.points.earned.v1")).contains(EventTypes.POINTS_EARNED);
        assertThat(EventTypes.named("crm.points.earned.v9")).isEmpty();
        assertThat(Topic.named("crm.loyalty.v1")).contains(Topic.LOYALTY);
        assertThat(Topic.named("other")).isEmpty();
    }

    @Test
    void headers_haveFixedForms() {
        assertThat(CloudEventHeaders.source("customer", "cus_1")).isEqualTo("/fives/customer/cus_1");
        assertThat(CloudEventHeaders.id("customer", "cus_1", 7)).isEqualTo("customer:cus_1-7");
        assertThat(CloudEventHeaders.sequence(7)).isEqualTo("00000000000000000007");
        assertThatThrownBy(() -> CloudEventHeaders.sequence(0)).hasMessage("sequence: 0 (expected: 1 or more)");
    }

    @Test
    void money_neverHasAnExponent() {
        assertThat(Money.of(new BigDecimal("1E+3"), "CNY").amount()).isEqualTo("1000");
    }

    private static String name(java.lang.reflect.Field field) {
        try {
            return ((EventType) field.get(null)).name();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
