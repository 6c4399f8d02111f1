package dev.fives.customer.imports.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class ImportFixture {

    private ImportFixture() {}

    static PurchaseImport spec(String timeZone) {
        return new PurchaseImport(
                true,
                true,
                "retail",
                "GBP",
                timeZone,
                new PurchaseImport.ColumnMapping(
                        "InvoiceNo",
                        "CustomerID",
                        "InvoiceDate",
                        "StockCode",
                        "Description",
                        "Quantity",
                        "UnitPrice",
                        "Country"));
    }

    static Map<String, String> row() {
        return new HashMap<>(Map.of(
                "InvoiceNo", "536365",
                "StockCode", "85123A",
                "Description", "HEART",
                "Quantity", "6",
                "InvoiceDate", "2010-12-01T08:26:00",
                "UnitPrice", "2.55",
                "CustomerID", "17850",
                "Country", "United Kingdom"));
    }

    static PurchaseRow line(
            long row, String invoice, String customer, int day, String sku, int quantity, String price) {
        return new PurchaseRow(
                new RowKey(0, row),
                invoice,
                customer,
                Instant.parse("2011-01-%02dT10:00:00Z".formatted(day)),
                sku,
                null,
                quantity,
                new BigDecimal(price),
                null);
    }

    static Invoice cancellation(PurchaseRow... rows) {
        return new Invoice(rows[0].externalRef(), rows[0].customerRef(), List.of(rows));
    }
}
