package dev.fives.customer.purchase.model;

import static dev.fives.customer.purchase.model.PurchaseFixture.json;
import static dev.fives.customer.purchase.model.PurchaseFixture.line;
import static dev.fives.customer.purchase.model.PurchaseFixture.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.purchase.model.RefundRules.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RefundRulesTest {
    private final RefundRules rules = new RefundRules(PurchaseFixture.LIMITS);
    private final List<String> complaints = new ArrayList<>();
    private final Purchase tea = purchase(json(line("TEA", 3, "89.50"), "268.50", "CNY"));

    @Test
    void pieces_areTakenOffAtTheirPrice() {
        Purchase after = refunded(tea, pieces("r-1", "TEA", 2));

        assertThat(after.net().toPlainString()).isEqualTo("89.50");
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.netLines()).extracting(PurchaseLine::quantity).containsExactly(1L);
        assertThat(after.refunds().getFirst().netAfter().toPlainString()).isEqualTo("89.50");
    }

    @Test
    void absentLines_areRefused() {
        var draft = "{\"externalRef\":\"r-1\",\"lines\":[null]}";

        assertThat(refund(tea, draft)).isInstanceOf(Outcome.Refused.class);
        assertThat(refund(refunded(tea, pieces("r-1", "TEA", 2)), draft)).isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void pieces_comeFromSeveralLinesOfOneArticle() {
        Purchase mixed =
                purchase(json(line("A", 1, "5") + "," + line("A", 2, "3") + "," + line("B", 1, "1"), "12", "CNY"));

        Purchase after = refunded(mixed, pieces("r-1", "A", 2));

        assertThat(after.refunds().getFirst().amount().toPlainString()).isEqualTo("8.00");
        assertThat(after.netLines()).extracting(PurchaseLine::sku).containsExactly("A", "B");
        assertThat(after.netLines().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void moreThanWasBought_isRefused() {
        assertThat(refund(tea, pieces("r-1", "TEA", 4))).isInstanceOf(Outcome.Refused.class);
        assertThat(refund(tea, pieces("r-1", "COFFEE", 1))).isInstanceOf(Outcome.Refused.class);
        assertThat(refund(tea, amount("r-1", "268.51"))).isInstanceOf(Outcome.Refused.class);
        assertThat(complaints)
                .containsExactly(
                        "/lines/0/quantity quantity: 4 (expected: at most 3)",
                        "/lines/0/quantity quantity: 1 (expected: at most 0)",
                        "/amount/amount amount: 268.51 (expected: at most 268.50)");
    }

    @Test
    void moreThanIsLeft_isRefused() {
        Purchase after = refunded(tea, amount("r-1", "200.00"));

        assertThat(refund(after, pieces("r-2", "TEA", 1))).isInstanceOf(Outcome.Refused.class);
        assertThat(refunded(after, amount("r-3", "68.50")).net().signum()).isZero();
    }

    @Test
    void sameReference_isTheSameRefundOrAConflict() {
        Purchase after = refunded(tea, amount("r-1", "100.00"));

        assertThat(refund(after, amount("r-1", "100")))
                .isEqualTo(new Outcome.Repeated(after.refunds().getFirst()));
        assertThat(refund(after, amount("r-1", "99"))).isInstanceOf(Outcome.Conflicting.class);
    }

    @Test
    void anotherCurrencyOrNothing_isRefused() {
        assertThat(refund(tea, amount("r-1", "1").replace("CNY", "USD"))).isInstanceOf(Outcome.Refused.class);
        assertThat(refund(tea, "{\"externalRef\":\"r-1\"}")).isInstanceOf(Outcome.Refused.class);
        assertThat(complaints).hasSize(2);
    }

    private Outcome refund(Purchase purchase, String json) {
        RefundDraft draft = JsonMapper.shared().readValue(json, RefundDraft.class);
        return rules.refund(
                purchase, draft, PurchaseFixture.NOW, (pointer, detail) -> complaints.add(pointer + " " + detail));
    }

    private Purchase refunded(Purchase purchase, String json) {
        return ((Outcome.Refunded) refund(purchase, json)).purchase();
    }

    private static String pieces(String ref, String sku, int quantity) {
        return "{\"externalRef\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}".formatted(ref, sku, quantity);
    }

    private static String amount(String ref, String amount) {
        return "{\"externalRef\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"CNY\"}}".formatted(ref, amount);
    }
}
