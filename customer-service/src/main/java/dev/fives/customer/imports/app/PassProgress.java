package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** How far one pass over the files is: by the bytes read, and then by the rows that it settles. */
final class PassProgress {

    /** Reading is quick beside what is done with the rows. */
    private static final double READING_OF_A_SHARE = 0.15;

    private final long bytes;
    private final double reading;
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong rowsSettled = new AtomicLong();
    private volatile long rows;

    private PassProgress(ImportJob job, double reading) {
        this.bytes =
                Math.max(1, job.files().stream().mapToLong(UploadedFile::bytes).sum());
        this.reading = reading;
    }

    static PassProgress ofFirst(ImportJob job) {
        return new PassProgress(job, 1);
    }

    static PassProgress ofShare(ImportJob job) {
        return new PassProgress(job, READING_OF_A_SHARE);
    }

    /** The file as it is, counted while it is read. */
    InputStream counting(InputStream file) {
        return new FilterInputStream(file) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                bytesRead.addAndGet(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                bytesRead.addAndGet(Math.max(0, count));
                return count;
            }
        };
    }

    void reads(long rowsToSettle) {
        rows = rowsToSettle;
    }

    void settled(long more) {
        rowsSettled.addAndGet(more);
    }

    /** From 0 to 1. */
    double done() {
        double read = reading * bytesRead.get() / bytes;
        double settled = rows == 0 ? 0 : (1 - reading) * rowsSettled.get() / rows;
        return Math.min(1, read + settled);
    }
}
