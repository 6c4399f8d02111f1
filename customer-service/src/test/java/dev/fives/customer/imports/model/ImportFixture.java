package dev.fives.customer.imports.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class ImportFixture {

    private ImportFixture() {}

    static ImportSpec spec(String timeZone) {
        return new ImportSpec(
                ImportType.PURCHASES,
                true,
                true,
                "retail",
                "GBP",
                timeZone,
                new ImportSpec.ColumnMapping(
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

    static ImportedRow line(
            long row, String invoice, String customer, int day, String sku, int quantity, String price) {
        return new ImportedRow(
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

    static Invoice cancellation(ImportedRow... rows) {
        return new Invoice(rows[0].externalRef(), rows[0].customerRef(), List.of(rows));
    }
}
