package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * The text of a job's files in one pass, unpacked where they are packed. What is not text to its last byte is refused:
 * put right by guess, different customers would become one. Not thread-safe.
 */
final class CsvText {

    private static final int GZIP_MAGIC_FIRST = 0x1f;
    private static final int GZIP_MAGIC_SECOND = 0x8b;
    private static final int UTF16_MARK = 0xfeff;
    private static final int UTF16_MARK_SWAPPED = 0xfffe;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int BUFFER_BYTES = 64 * 1024;

    private final long limitBytes;
    private long unpackedBytes;

    /** @param limitBytes of all files together, unpacked */
    CsvText(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** The file as it was uploaded; where it ends too soon, its last row would pass for a whole one. */
    static InputStream whole(int file, UploadedFile uploaded, InputStream stored) {
        return new Counting(stored) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                try {
                    return super.read(target, offset, length);
                } catch (ImportFailure cut) {
                    throw cut;
                } catch (RuntimeException fault) {
                    throw new StoreFault(fault);
                }
            }

            @Override
            void told(int count, long bytes) {
                if (count < 0 && bytes < uploaded.bytes()) {
                    throw new ImportFailure("file %d: %d bytes are left (expected: %d, as uploaded; upload it again)"
                            .formatted(file, bytes, uploaded.bytes()));
                }
            }
        };
    }

    /** {@link IOException}, now or when it is read, where it is neither UTF-8 nor UTF-16 with its mark, or was packed badly. */
    Reader of(InputStream file) throws IOException {
        InputStream bytes = new BufferedInputStream(bounded(unpacked(file)), BUFFER_BYTES);
        var decoder = charset(bytes)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        Reader text = new BufferedReader(new InputStreamReader(bytes, decoder));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) { // spreadsheets put one in front
            text.reset();
        }
        return text;
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        InputStream buffered = new BufferedInputStream(raw, BUFFER_BYTES);
        boolean gzip = firstTwo(buffered) == (GZIP_MAGIC_FIRST << 8 | GZIP_MAGIC_SECOND);
        return gzip ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    }

    private InputStream bounded(InputStream unpacked) {
        return new Counting(unpacked) {
            @Override
            void told(int count, long bytes) {
                unpackedBytes += Math.max(0, count);
                if (unpackedBytes > limitBytes) {
                    throw new ImportFailure(
                            "files: too large (expected: at most %d bytes together, unpacked)".formatted(limitBytes));
                }
            }
        };
    }

    /** UTF-8, but for files that say by their first two bytes that they are UTF-16. */
    private static Charset charset(InputStream bytes) throws IOException {
        int mark = firstTwo(bytes);
        return mark == UTF16_MARK || mark == UTF16_MARK_SWAPPED ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static int firstTwo(InputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = first < 0 ? -1 : bytes.read();
        bytes.reset();
        return second < 0 ? -1 : first << 8 | second;
    }

    /** The store, not the file: the job is taken up again. */
    static final class StoreFault extends RuntimeException {
        StoreFault(RuntimeException cause) {
            super("file: not read from the store (expected: a later attempt)", cause);
        }
    }

    /** Tells of each read what it brought, -1 at the end, and how much there was until now. */
    private abstract static class Counting extends FilterInputStream {
        private long bytes;

        Counting(InputStream in) {
            super(in);
        }

        abstract void told(int count, long all);

        @Override
        public int read() throws IOException {
            int value = super.read();
            tell(value < 0 ? -1 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            tell(count);
            return count;
        }

        private void tell(int count) {
            bytes += Math.max(0, count);
            told(count, bytes);
        }
    }
}
