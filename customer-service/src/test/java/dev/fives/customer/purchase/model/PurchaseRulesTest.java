package dev.fives.customer.purchase.model;

import static dev.fives.customer.purchase.model.PurchaseFixture.complaints;
import static dev.fives.customer.purchase.model.PurchaseFixture.json;
import static dev.fives.customer.purchase.model.PurchaseFixture.line;
import static dev.fives.customer.purchase.model.PurchaseFixture.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PurchaseRulesTest {

    @Test
    void total_isTheSumOfTheLines() {
        assertThat(purchase(json(line("A", 3, "89.5"), "268.50", "CNY")).total().toPlainString())
                .isEqualTo("268.50");
        assertThat(complaints(json(line("A", 3, "89.5"), "268.51", "CNY")))
                .containsExactly("/total/amount amount: 268.51 (expected: the sum of lines and adjustments, 268.50)");
    }

    @Test
    void total_mayBeRoundedToTheCoinOrExactBelowIt() {
        assertThat(purchase(json(line("A", 1, "0.001"), "0.001", "GBP")).total().toPlainString())
                .isEqualTo("0.001");
        assertThat(purchase(json(line("A", 1, "0.005"), "0.01", "GBP")).total().toPlainString())
                .isEqualTo("0.01");
        assertThat(complaints(json(line("A", 1, "0.001"), "0.002", "GBP"))).hasSize(1);
        assertThat(purchase(json(line("A", 1, "100"), "100", "JPY")).total().toPlainString())
                .isEqualTo("100");
    }

    @Test
    void total_withoutLinesIsInCoins() {
        assertThat(purchase(json("", "10", "CNY")).net().toPlainString()).isEqualTo("10.00");
        assertThat(complaints(json("", "10.001", "CNY"))).hasSize(1);
        assertThat(complaints(json("", "10.5", "JPY"))).hasSize(1);
    }

    @Test
    void adjustments_areInTheTotal() {
        String json = json(line("A", 3, "89.50"), "248.50", "CNY")
                .replace("\"total\"", "\"adjustments\":[{\"type\":\"DISCOUNT\",\"amount\":\"-20\"}],\"total\"");

        assertThat(purchase(json).total().toPlainString()).isEqualTo("248.50");
    }

    @Test
    void draft_hearsOfEverythingAtOnce() {
        assertThat(
                        complaints(
                                "{\"status\":\"OPEN\",\"lines\":[{\"quantity\":0,\"unitPrice\":\"1e3\"}],\"total\":{\"amount\":\"-1\"}}"))
                .extracting(complaint -> complaint.substring(0, complaint.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "/total/currency",
                        "/total/amount",
                        "/lines/0/sku",
                        "/lines/0/quantity",
                        "/lines/0/unitPrice",
                        "/status",
                        "/orderedAt");
    }

    @Test
    void order_ofTheFutureIsRefused() {
        assertThat(complaints(json("", "1.00", "CNY").replace("2026-03-01T", "2026-03-02T")))
                .isEmpty();
        assertThat(complaints(json("", "1.00", "CNY").replace("2026-03-01T10:00:00Z", "2026-03-02T10:00:01Z")))
                .hasSize(1);
    }

    @Test
    void order_isTheSameWhateverTheZeros() {
        assertThat(purchase(json(line("A", 3, "89.5"), "268.5", "CNY"))
                        .isSameOrderAs(purchase(json(line("A", 3, "89.500"), "268.50", "CNY"))))
                .isTrue();
        assertThat(purchase(json(line("A", 2, "89.5"), "179", "CNY"))
                        .isSameOrderAs(purchase(json(line("B", 2, "89.5"), "179", "CNY"))))
                .isFalse();
    }
}
