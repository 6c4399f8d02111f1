package dev.fives.customer.purchase.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.contracts.purchase.PurchaseChanged.Line;
import dev.fives.customer.purchase.model.PurchaseFixture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PurchaseEventsTest {

    @Test
    void lines_ofOneArticleAndPriceAreSummedWithoutDescriptions() {
        PurchaseChanged data = recorded("""
                {"sku":"A","description":"canary","quantity":1,"unitPrice":"5"},{"sku":"A","quantity":2,"unitPrice":"5.00"},
                {"sku":"A","quantity":1,"unitPrice":"4"}
                """, "19.00");

        assertThat(data.lines())
                .containsExactly(new Line("A", null, null, 3, "5.00"), new Line("A", null, null, 1, "4.00"));
        assertThat(data.linesOmitted()).isNull();
        assertThat(data.toString()).doesNotContain("canary");
    }

    @Test
    void lines_thatDoNotFitAreLeftOutSmallestFirst() {
        String lines = IntStream.rangeClosed(1, 2000)
                .mapToObj(i ->
                        "{\"sku\":\"\\\"%s%d\",\"quantity\":1,\"unitPrice\":\"%d\"}".formatted("茶".repeat(20), i, i))
                .collect(Collectors.joining(","));

        PurchaseChanged data = recorded(lines, "2001000.00");

        assertThat(JsonMapper.shared().writeValueAsBytes(data)).hasSizeLessThan(60 * 1024);
        assertThat(data.lines()).hasSize(2000 - data.linesOmitted()).hasSizeGreaterThan(100);
        assertThat(data.lines().getLast().unitPrice()).isEqualTo("2000.00");
        assertThat(data.lines()).noneMatch(line -> line.unitPrice().equals("1.00"));
        assertThat(data.net().amount()).isEqualTo("2001000.00");
    }

    private static PurchaseChanged recorded(String lines, String total) {
        return (PurchaseChanged) PurchaseEvents.recorded(PurchaseFixture.purchase("""
                        {"orderedAt":"2026-03-01T10:00:00Z","lines":[%s],"total":{"amount":"%s","currency":"CNY"}}
                        """.formatted(lines, total)))
                .data();
    }
}
