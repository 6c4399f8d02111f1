package dev.fives.segmentation.analytics.statistics;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The year of a real shop (UCI Online Retail: D. Chen, S. L. Sain, K. Guo, 2012, doi 10.1057/dbm.2012.17). The files are
 * not part of this project; without them tests are skipped. The system property {@code online-retail.folder} names another
 * place.
 */
final class OnlineRetail {

    private static final Path FOLDER =
            Path.of(System.getProperty("online-retail.folder", "../../shared/data/online_retail"));
    private static final List<String> QUARTERS = List.of("2010Q4", "2011Q1", "2011Q2", "2011Q3", "2011Q4");

    record Row(String invoice, String sku, long quantity, LocalDateTime at, BigDecimal price, String customer) {
        boolean isSold() {
            return !invoice.startsWith("C") && quantity > 0 && price.signum() > 0;
        }

        BigDecimal amount() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    private OnlineRetail() {}

    static List<Row> rows() {
        Assumptions.assumeTrue(Files.exists(FOLDER), "skipped: no " + FOLDER);
        return QUARTERS.stream().flatMap(OnlineRetail::rows).toList();
    }

    private static Stream<Row> rows(String quarter) {
        var file = FOLDER.resolve("online_retail_" + quarter + ".csv.gz");
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return csv.stream().map(OnlineRetail::row).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(NamedCsvRecord record) {
        return new Row(
                record.getField("InvoiceNo"),
                record.getField("StockCode"),
                Long.parseLong(record.getField("Quantity")),
                LocalDateTime.parse(record.getField("InvoiceDate")),
                new BigDecimal(record.getField("UnitPrice")),
                record.getField("CustomerID"));
    }
}
