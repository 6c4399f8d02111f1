package dev.fives.customer.imports.app;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.Rejection;
import dev.fives.customer.imports.model.RowKey;
import dev.fives.customer.imports.model.RowOutcome;
import dev.fives.customer.imports.model.RowParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reads the rows of a job's files, one after the other, each parsed as it is asked for. */
final class CsvRows {

    private static final int GZIP_MAGIC_FIRST = 0x1f;
    private static final int GZIP_MAGIC_SECOND = 0x8b;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Uploads uploads;

    CsvRows(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Error {@link ImportFailure} where a file is no CSV or misses a mapped column. */
    <R> Flux<RowOutcome<R>> of(String jobId, ImportJob job, RowParser<R> parser, PassProgress progress) {
        return Flux.range(0, job.files().size())
                .concatMap(file -> rows(jobId, job, file, parser, progress))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private <R> Flux<RowOutcome<R>> rows(
            String jobId, ImportJob job, int file, RowParser<R> parser, PassProgress progress) {
        return Flux.using(
                () -> open(jobId, job, file, progress),
                reader -> Flux.fromIterable(() -> outcomes(reader, job, file, parser)),
                CsvRows::close);
    }

    private CsvReader<NamedCsvRecord> open(String jobId, ImportJob job, int file, PassProgress progress)
            throws IOException {
        InputStream raw =
                progress.counting(uploads.open(jobId, file, job.files().get(file)));
        return CsvReader.builder()
                .detectBomHeader(true) // spreadsheets put one in front
                .ofNamedCsvRecord(unpacked(raw), StandardCharsets.UTF_8);
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        InputStream buffered = new BufferedInputStream(raw, BUFFER_BYTES);
        buffered.mark(2);
        boolean gzip = buffered.read() == GZIP_MAGIC_FIRST && buffered.read() == GZIP_MAGIC_SECOND;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    }

    private static <R> Iterator<RowOutcome<R>> outcomes(
            CsvReader<NamedCsvRecord> reader, ImportJob job, int file, RowParser<R> parser) {
        Iterator<NamedCsvRecord> records = reader.iterator();
        return new Iterator<>() {
            private long row;

            @Override
            public boolean hasNext() {
                return readable(file, records::hasNext);
            }

            @Override
            public RowOutcome<R> next() {
                NamedCsvRecord values = readable(file, records::next);
                if (row++ == 0) {
                    requireColumns(job.spec().columns(), values.getHeader());
                }
                return outcome(new RowKey(file, row), values, parser);
            }
        };
    }

    private static <R> RowOutcome<R> outcome(RowKey key, NamedCsvRecord values, RowParser<R> parser) {
        int expected = values.getHeader().size();
        if (values.getFieldCount() != expected) {
            String reason = "fields: %d (expected: %d, as in the header)".formatted(values.getFieldCount(), expected);
            return new RowOutcome.Rejected<>(new Rejection(key, reason));
        }
        return parser.parse(key, values::getField);
    }

    private static void requireColumns(Collection<String> columns, List<String> header) {
        columns.stream().filter(column -> !header.contains(column)).findFirst().ifPresent(column -> {
            throw new ImportFailure("column: absent (expected: %s in the header)".formatted(column));
        });
    }

    private static <T> T readable(int file, java.util.function.Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw new ImportFailure("file %d: not readable as CSV or CSV.gz in UTF-8".formatted(file), unreadable);
        }
    }

    private static void close(CsvReader<NamedCsvRecord> reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
