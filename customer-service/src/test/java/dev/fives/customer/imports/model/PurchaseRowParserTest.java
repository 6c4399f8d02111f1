package dev.fives.customer.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseRowParserTest {

    private final PurchaseRowParser parser = new PurchaseRowParser(ImportFixture.spec("Asia/Shanghai"));

    @Test
    void parse_readsARowInTheZoneOfTheJob() {
        assertThat(parser.parse(new RowKey(0, 7), ImportFixture.row()::get))
                .isEqualTo(new RowOutcome.Accepted<>(new PurchaseRow(
                        new RowKey(0, 7),
                        "536365",
                        "17850",
                        Instant.parse("2010-12-01T00:26:00Z"),
                        "85123A",
                        "HEART",
                        6,
                        new BigDecimal("2.55"),
                        "United Kingdom")));
    }

    @Test
    void parse_keepsAnOffsetThatTheRowCarries() {
        assertThat(accepted("InvoiceDate", "2010-12-01T08:26:00+02:00").orderedAt())
                .isEqualTo(Instant.parse("2010-12-01T06:26:00Z"));
    }

    @Test
    void parse_takesAPriceOfZeroAndACancelledLine() {
        assertThat(accepted("UnitPrice", "0").unitPrice()).isZero();
        Map<String, String> cancelled = ImportFixture.row();
        cancelled.put("InvoiceNo", "C536365");
        cancelled.put("Quantity", "-6");
        assertThat(accepted(cancelled).isCancellation()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CustomerID  | ''           | customerExternalId: blank (expected: a value)
                    InvoiceNo   | ' '          | externalRef: blank (expected: a value)
                    Quantity    | 0            | quantity: 0 (expected: above 0; this is an adjusting entry)
                    Quantity    | -3           | quantity: -3 (expected: above 0; this is an adjusting entry)
                    Quantity    | six          | quantity: six (expected: a whole number of units)
                    Quantity    | 99999999999  | quantity: 99999999999 (expected: a whole number of units)
                    UnitPrice   | -11062.06    | unitPrice: -11062.06 (expected: 0 or more; this is an adjusting entry)
                    UnitPrice   | 1e9999       | unitPrice: 1e9999 (expected: a decimal number of the currency)
                    UnitPrice   | 2,55         | unitPrice: 2,55 (expected: a decimal number of the currency)
                    InvoiceDate | 12/1/2010    | orderedAt: 12/1/2010 (expected: ISO 8601 date and time)
                    """)
    void parse_rejectsWithTheFieldAtFault(String column, String value, String reason) {
        Map<String, String> row = ImportFixture.row();
        row.put(column, value);

        assertThat(parser.parse(new RowKey(2, 9), row::get))
                .isEqualTo(new RowOutcome.Rejected<>(new Rejection(new RowKey(2, 9), reason)));
    }

    @Test
    void parse_rejectsACancelledInvoiceThatSells() {
        Map<String, String> row = ImportFixture.row();
        row.put("InvoiceNo", "C536365");

        assertThat(parser.parse(new RowKey(0, 1), row::get)).isInstanceOf(RowOutcome.Rejected.class);
    }

    /** As customers are kept: otherwise one that is there is not found. */
    @Test
    void parse_readsACustomerInNormalForm() {
        assertThat(accepted("CustomerID", "\u00a0A \u00a0 1 ").customerRef()).isEqualTo("A 1");
        assertThat(accepted("CustomerID", "e\u0301").customerRef()).isEqualTo("\u00e9");
        assertThat(accepted("Country", "\u00a0").country()).isNull();
    }

    @Test
    void parse_rejectsWhatNoCustomerCanBeMadeOf() {
        assertThat(reason("CustomerID", "\u00a0")).isEqualTo("customerExternalId: blank (expected: a value)");
        assertThat(reason("CustomerID", "\u0958".repeat(101)))
                .isEqualTo("customerExternalId: 202 characters (expected: at most 200)");
        assertThat(reason("Country", "x".repeat(201))).isEqualTo("country: 201 characters (expected: at most 200)");
    }

    private String reason(String column, String value) {
        Map<String, String> row = ImportFixture.row();
        row.put(column, value);
        return ((RowOutcome.Rejected<PurchaseRow>) parser.parse(new RowKey(0, 1), row::get))
                .rejection()
                .reason();
    }

    private PurchaseRow accepted(String column, String value) {
        Map<String, String> row = new HashMap<>(ImportFixture.row());
        row.put(column, value);
        return accepted(row);
    }

    private PurchaseRow accepted(Map<String, String> row) {
        return ((RowOutcome.Accepted<PurchaseRow>) parser.parse(new RowKey(0, 1), row::get)).row();
    }
}
