package dev.fives.kit.events.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.request.Masking;
import dev.fives.kit.request.RequestContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryItemTest {
    private static final Masking ON = Masking.of(RequestContext.internal("c").asMasked());
    private static final JsonNode DATA = JsonMapper.shared().readTree("""
            {"customerId":"cus_1","before":{"birthDate":{"date":"1996-02-28","calendar":"GREGORIAN"}},
             "after":{"birthDate":{"date":"1996-02-29","calendar":"GREGORIAN"},"gender":"FEMALE"}}""");

    @Test
    void birthday_isItsYearWhereItIsHidden() {
        HistoryPage page = new HistoryPage("customer/cus_1", List.of(item(DATA), item(null)), 2, null);

        HistoryPage shown = page.shown(ON);

        assertThat(shown.items()).hasSameSizeAs(page.items());
        JsonNode data = shown.items().getFirst().data();
        assertThat(data.at("/after/birthDate/date").asString()).isEqualTo("1996");
        assertThat(data.at("/before/birthDate/date").asString()).isEqualTo("1996");
        assertThat(data.at("/after/gender").asString()).isEqualTo("FEMALE");
        assertThat(DATA.at("/after/birthDate/date").asString()).isEqualTo("1996-02-29");
    }

    @Test
    void page_isTheSameForEverybodyElse() {
        HistoryPage page = new HistoryPage("customer/cus_1", List.of(item(DATA)), 1, null);

        assertThat(page.shown(Masking.OFF)).isSameAs(page);
    }

    private static HistoryItem item(JsonNode data) {
        return new HistoryItem(
                "customer:cus_1-1", "t", "/fives/customer/cus_1", 1, null, null, null, null, null, null, null, data);
    }
}
