package dev.fives.customer.imports.app;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.customer.imports.model.CustomerImport;
import dev.fives.customer.imports.model.CustomerRow;
import dev.fives.customer.imports.model.CustomerRowParser;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import dev.fives.customer.imports.model.RowOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CsvRowsTest {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final CustomerImport SPEC = new CustomerImport(true, "crm", Map.of("externalId", "Id"));
    private static final long UNPACKED_BYTES = 100_000;

    private final List<String> ids = new ArrayList<>();

    /** Two customers of four bytes each, which would both be four replacement characters. */
    @Test
    void file_thatIsNotUtf8_isRefusedAndNoRowOfIt() {
        byte[] spreadsheet = "Id\n张三\n李四\n".getBytes(Charset.forName("GBK"));

        assertThatThrownBy(() -> read(spreadsheet, spreadsheet.length))
                .isInstanceOf(ImportFailure.class)
                .hasMessage("file 0: not readable as CSV or CSV.gz in UTF-8");
        assertThat(ids).isEmpty();
    }

    @Test
    void file_mayBeginWithAByteOrderMark() throws IOException {
        for (byte[] file : List.of(
                "\ufeffId\n张三\n".getBytes(UTF_8),
                gzip("\ufeffId\n张三\n".getBytes(UTF_8)),
                "Id\n张三\n".getBytes(UTF_16))) {
            read(file, file.length);
        }

        assertThat(ids).containsExactly("张三", "张三", "张三");
    }

    @Test
    void file_ofNothing_hasNoRows() {
        read(new byte[0], 0);

        assertThat(ids).isEmpty();
    }

    @Test
    void gzip_withABrokenHeader_isRefused() {
        assertThatThrownBy(() -> read(new byte[] {0x1f, (byte) 0x8b}, 2))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("not readable");
        assertThatThrownBy(() -> read(new byte[] {0x1f, (byte) 0x8b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 12))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("not readable");
    }

    @Test
    void file_ofWhichTheEndIsLost_isRefusedBeforeItsCutRow() {
        byte[] left = "Id\nk1\nk2".getBytes(UTF_8);

        assertThatThrownBy(() -> read(left, left.length + 1))
                .isInstanceOf(ImportFailure.class)
                .hasMessage("file 0: 8 bytes are left (expected: 9, as uploaded; upload it again)");
        assertThat(ids).doesNotContain("k2");
    }

    /** The part that is left is a whole archive of its own. */
    @Test
    void gzip_ofWhichTheSecondPartIsLost_isRefused() throws IOException {
        byte[] left = gzip("Id\nk1\n".getBytes(UTF_8));

        assertThatThrownBy(() -> read(left, left.length + 20))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("upload it again");
    }

    @Test
    void gzip_thatUnpacksToTooMuch_isRefused() throws IOException {
        byte[] zeros = new byte[(int) UNPACKED_BYTES + 1];
        Arrays.fill(zeros, (byte) '\n');
        byte[] bomb = gzip(zeros);
        byte[] fine = gzip(Arrays.copyOf(zeros, (int) UNPACKED_BYTES));

        read(fine, fine.length);
        assertThatThrownBy(() -> read(bomb, bomb.length))
                .isInstanceOf(ImportFailure.class)
                .hasMessage("files: too large (expected: at most 100000 bytes together, unpacked)");
    }

    /** The job is taken up again, where a fault of the file would end it. */
    @Test
    void store_thatIsAwayInTheMiddle_isNoFaultOfTheFile() {
        InputStream breaking =
                new SequenceInputStream(new ByteArrayInputStream("Id\nk1\n".getBytes(UTF_8)), new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("store: away");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) {
                        return read();
                    }
                });

        assertThatThrownBy(() -> read(breaking, 100)).isInstanceOf(CsvText.StoreFault.class);
    }

    private void read(byte[] stored, long uploadedBytes) {
        read(new ByteArrayInputStream(stored), uploadedBytes);
    }

    private void read(InputStream stored, long uploadedBytes) {
        ImportJob job = ImportJob.queued(SPEC, List.of(new UploadedFile("f", uploadedBytes, 1)), Instant.EPOCH);
        new CsvRows(new InMemory(stored), UNPACKED_BYTES)
                .of("job", job, new CustomerRowParser(SPEC), PassProgress.ofFirst(job))
                .doOnNext(row ->
                        ids.add(((RowOutcome.Accepted<CustomerRow>) row).row().externalId()))
                .blockLast(DEADLINE);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static final class InMemory implements Uploads {
        private final InputStream content;

        InMemory(InputStream content) {
            this.content = content;
        }

        @Override
        public InputStream open(String jobId, int file, UploadedFile uploaded) {
            return content;
        }

        @Override
        public Mono<UploadedFile> save(String jobId, int file, String name, Flux<byte[]> bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Void> delete(String jobId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Flux<Uploads.Stored> stored() {
            throw new UnsupportedOperationException();
        }
    }
}
