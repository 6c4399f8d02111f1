package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fives.contracts.EventType;
import dev.fives.customer.customer.app.CustomerEventFixture;
import dev.fives.customer.customer.model.CustomerFixture;
import dev.fives.customer.purchase.app.PurchaseEventFixture;
import dev.fives.customer.purchase.model.PurchaseFixture;
import dev.fives.kit.events.outbox.NewEvent;
import java.io.IOException;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the service accepts, its own events can tell: listeners refuse what does not fit the schema, for good. */
class EventLimitsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    @Test
    void customer_withEveryTextAtItsLimitFitsItsEvent() throws IOException {
        var text = "城".repeat(200);
        var tags = IntStream.range(0, 50)
                .mapToObj(i -> "\"" + "t".repeat(48) + (10 + i) + "\"")
                .collect(Collectors.joining(","));
        var customer = CustomerFixture.customer(
                """
                {"name":"%1$s","occupation":"%1$s","tags":[%2$s],"locale":"zh-Hant-TW-x-%3$s",
                 "timeZone":"America/Argentina/ComodRivadavia",
                 "addresses":[{"country":"%1$s","region":"%1$s","city":"%1$s","postalCode":"%4$s"}]}
                """.formatted(text, tags, String.join("-", Collections.nCopies(4, "abcdefg")), "2".repeat(50)));

        assertThat(faults(CustomerEventFixture.created(customer))).isEmpty();
        assertThat(faults(CustomerEventFixture.updated(customer))).isEmpty();
    }

    @Test
    void purchase_withEveryTextAtItsLimitFitsItsEvent() throws IOException {
        var code = "c".repeat(100);
        var purchase = PurchaseFixture.purchase("""
                {"orderedAt":"2026-03-01T10:00:00Z","channel":"%1$s","storeId":"%1$s",
                 "lines":[{"sku":"%1$s","category":"%1$s","brand":"%1$s","quantity":1,"unitPrice":"999999999999999.123456"}],
                 "total":{"amount":"999999999999999.123456","currency":"CNY"}}
                """.formatted(code), code);

        assertThat(faults(PurchaseEventFixture.recorded(purchase))).isEmpty();
    }

    private static Iterable<?> faults(NewEvent event) throws IOException {
        try (var schema = EventType.class.getResourceAsStream(event.type().dataSchema())) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(schema))
                    .validate(JSON.readTree(JSON.writeValueAsBytes(event.data())));
        }
    }
}
