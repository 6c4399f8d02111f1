package dev.fives.customer.customer.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerChanges;
import dev.fives.customer.customer.model.CustomerFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerEventsTest {
    private static final String BEFORE = customer("canary-a", "13800138000", "2");
    private static final String AFTER = customer("canary-b", "13900139000", "3");

    /** Whoever adds a field to the customer decides here whether others may know it. */
    @Test
    void events_carryNoDirectIdentifier() {
        Customer before = CustomerFixture.customer(BEFORE);
        Customer after = CustomerFixture.customer(AFTER);
        List<String> changed = CustomerChanges.between(before, after);

        String told = CustomerEvents.created(after).data() + " "
                + CustomerEvents.updated(before, after, changed, 2).data();

        assertThat(changed)
                .contains(
                        "name",
                        "contactPoints",
                        "externalIds",
                        "address.street",
                        "address.district",
                        "psychographics.likes");
        assertThat(told).doesNotContain("canary").doesNotContain("0013", "0139").contains("CN-SH", "vip", "MALE");
    }

    @Test
    void updated_tellsWhatWasThereBeforeOfTheChangedFieldsAlone() {
        Customer before = CustomerFixture.customer(BEFORE);
        Customer after = CustomerFixture.customer(AFTER);

        var data = (dev.fives.contracts.customer.CustomerChanged)
                CustomerEvents.updated(before, after, CustomerChanges.between(before, after), 7)
                        .data();

        assertThat(data.version()).isEqualTo(7);
        assertThat(data.before().custom()).containsOnlyKeys("size").containsEntry("size", 2L);
        assertThat(data.before().gender()).isNull();
        assertThat(data.after().custom()).containsEntry("size", 3L).containsEntry("fixed", true);
    }

    private static String customer(String canary, String phone, String size) {
        return """
                {"name":"%1$s","gender":"MALE","tags":["vip"],"ownerId":"%1$s","custom":{"size":%3$s,"fixed":true},
                 "psychographics":{"likes":"%1$s"},"externalIds":[{"system":"shop","id":"%1$s"}],
                 "contactPoints":[{"type":"PHONE","value":"%2$s"},{"type":"EMAIL","value":"%1$s@example.com"},
                                  {"type":"WECHAT","value":"%1$s"}],
                 "addresses":[{"region":"上海","district":"%1$s","street":"%1$s"},{"city":"%1$s","street":"%1$s"}]}
                """.formatted(canary, phone, size);
    }
}
