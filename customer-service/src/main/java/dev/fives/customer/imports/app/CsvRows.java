package dev.fives.customer.imports.app;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import dev.fives.customer.imports.model.Rejection;
import dev.fives.customer.imports.model.RowKey;
import dev.fives.customer.imports.model.RowOutcome;
import dev.fives.customer.imports.model.RowParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reads the rows of a job's files, one after the other, each parsed as it is asked for. */
final class CsvRows {

    private final Uploads uploads;
    private final long unpackedBytes;

    /** @param unpackedBytes of all files of a job together, at most */
    CsvRows(Uploads uploads, long unpackedBytes) {
        this.uploads = uploads;
        this.unpackedBytes = unpackedBytes;
    }

    /** Error {@link ImportFailure} where a file is no CSV, is cut off, unpacks to too much or misses a mapped column. */
    <R> Flux<RowOutcome<R>> of(String jobId, ImportJob job, RowParser<R> parser, PassProgress progress) {
        CsvText text = new CsvText(unpackedBytes);
        return Flux.range(0, job.files().size())
                .concatMap(file -> Flux.using(
                        () -> open(file, progress.counting(stored(jobId, job, file)), text),
                        reader -> Flux.fromIterable(() -> outcomes(reader, job, file, parser)),
                        CsvRows::close))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private InputStream stored(String jobId, ImportJob job, int file) {
        UploadedFile uploaded = job.files().get(file);
        return CsvText.whole(file, uploaded, uploads.open(jobId, file, uploaded));
    }

    private static CsvReader<NamedCsvRecord> open(int file, InputStream stored, CsvText text) throws IOException {
        try {
            return CsvReader.builder().ofNamedCsvRecord(text.of(stored));
        } catch (IOException unreadable) {
            stored.close();
            throw notReadable(file, unreadable);
        } catch (RuntimeException fault) {
            stored.close();
            throw fault;
        }
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
            throw why(file, unreadable);
        }
    }

    /** The reader calls everything a fault of the file, and tells what it was as the cause. */
    private static RuntimeException why(int file, RuntimeException fault) {
        return switch (fault.getCause()) {
            case ImportFailure clear -> clear;
            case CsvText.StoreFault away -> away;
            case CsvParseException wrapped -> why(file, wrapped);
            case null, default -> notReadable(file, fault);
        };
    }

    private static ImportFailure notReadable(int file, Exception fault) {
        return new ImportFailure("file %d: not readable as CSV or CSV.gz in UTF-8".formatted(file), fault);
    }

    private static void close(CsvReader<NamedCsvRecord> reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
