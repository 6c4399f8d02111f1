package dev.fives.acceptance;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Recency, frequency and monetary value of each customer by definition A of the data's README, computed here in one plain
 * pass: rows with a customer, no cancelled invoices, quantity and price above 0; frequency counts invoices.
 */
final class RetailReference {

    static final Instant NOW = Instant.parse("2011-12-10T12:50:00Z");

    private final Map<String, Spending> byCustomer = new TreeMap<>();
    private final Set<String> cancelling = new HashSet<>();
    private long rows;
    private long rowsWithoutCustomer;

    private static final class Spending {
        private final Map<String, BigDecimal> invoices = new HashMap<>();
        private Instant last = Instant.EPOCH;

        BigDecimal amount() {
            return invoices.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        long points() {
            return invoices.values().stream()
                    .mapToLong(amount -> amount.setScale(0, RoundingMode.FLOOR).longValueExact())
                    .sum();
        }
    }

    private RetailReference() {}

    /** What a profile must say. */
    record Rfm(long recencyDays, long purchases, BigDecimal amount) {}

    static RetailReference of(Collection<byte[]> parts) throws IOException {
        RetailReference reference = new RetailReference();
        for (byte[] part : parts) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(part));
                    var rows = CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
                rows.forEach(reference::add);
            }
        }
        return reference;
    }

    long rows() {
        return rows;
    }

    long rowsWithoutCustomer() {
        return rowsWithoutCustomer;
    }

    Map<String, Rfm> rfm() {
        Map<String, Rfm> result = new TreeMap<>();
        byCustomer.forEach((customer, spending) -> result.put(
                customer,
                new Rfm(
                        Duration.between(spending.last, NOW).toDays(),
                        spending.invoices.size(),
                        spending.amount().stripTrailingZeros())));
        return result;
    }

    /** One point for each whole pound of each invoice, of the customers who never cancelled anything. */
    Map<String, Long> pointsOfThoseWhoKeptAll() {
        Map<String, Long> result = new TreeMap<>();
        byCustomer.forEach((customer, spending) -> result.put(customer, spending.points()));
        result.keySet().removeAll(cancelling);
        return result;
    }

    /** Their invoices' amounts. */
    Map<String, List<BigDecimal>> purchasesOfThoseWhoKeptAll() {
        Map<String, List<BigDecimal>> result = new TreeMap<>();
        byCustomer.forEach((customer, spending) -> result.put(customer, List.copyOf(spending.invoices.values())));
        result.keySet().removeAll(cancelling);
        return result;
    }

    private void add(NamedCsvRecord row) {
        rows++;
        String customer = row.getField("CustomerID");
        if (customer.isBlank()) {
            rowsWithoutCustomer++;
        }
        String invoice = row.getField("InvoiceNo");
        int quantity = Integer.parseInt(row.getField("Quantity"));
        BigDecimal price = new BigDecimal(row.getField("UnitPrice"));
        if (invoice.startsWith("C")) {
            cancelling.add(customer);
        }
        if (customer.isBlank() || invoice.startsWith("C") || quantity <= 0 || price.signum() <= 0) {
            return;
        }
        Spending spending = byCustomer.computeIfAbsent(customer, id -> new Spending());
        Instant at = LocalDateTime.parse(row.getField("InvoiceDate")).toInstant(ZoneOffset.UTC);
        spending.invoices.merge(invoice, price.multiply(BigDecimal.valueOf(quantity)), BigDecimal::add);
        spending.last = at.isAfter(spending.last) ? at : spending.last;
    }
}
