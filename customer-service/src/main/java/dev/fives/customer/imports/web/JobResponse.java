package dev.fives.customer.imports.web;

import dev.fives.customer.imports.model.Effects;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.ImportJob.State;
import dev.fives.customer.imports.model.RowCounts;
import dev.fives.kit.events.outbox.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as callers see it.
 *
 * @param progress from 0 to 1
 * @param effects what was added and what was there already
 */
record JobResponse(
        String id,
        String type,
        State state,
        double progress,
        RowCounts rows,
        Effects effects,
        List<String> files,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    static JobResponse of(Stored<ImportJob> stored) {
        ImportJob job = stored.state();
        return new JobResponse(
                stored.id(),
                job.spec().type().name(),
                job.state(),
                Math.round(job.progress() * 1000) / 1000.0,
                job.rows(),
                job.effects(),
                job.files().stream().map(ImportJob.UploadedFile::name).toList(),
                job.createdAt(),
                job.finishedAt(),
                job.failure());
    }
}
