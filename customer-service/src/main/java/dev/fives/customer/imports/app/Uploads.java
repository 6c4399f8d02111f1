package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import java.io.InputStream;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uploaded files, kept in the store in chunks, so that any instance can read them again. */
public interface Uploads {

    /** Stores the content as it arrives; nothing but one chunk is held in memory. */
    Mono<UploadedFile> save(String jobId, int file, String name, Flux<byte[]> content);

    /** The file as it was uploaded. Reading waits for the store: not on an event loop. */
    InputStream open(String jobId, int file, UploadedFile uploaded);

    Mono<Void> delete(String jobId);

    /** Every upload of which something is stored, by job id. */
    Flux<Stored> stored();

    /** @param lastAt real time at which its latest chunk arrived */
    record Stored(String jobId, Instant lastAt) {}
}
