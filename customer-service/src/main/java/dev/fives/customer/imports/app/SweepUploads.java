package dev.fives.customer.imports.app;

import dev.fives.kit.time.RealClock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes files that no job will read: of an upload that was cut off, or of a job that ended just before its instance. */
@Component
public class SweepUploads {

    private static final Logger log = LoggerFactory.getLogger(SweepUploads.class);

    private final Uploads uploads;
    private final ImportJobs jobs;
    private final RealClock clock;
    private final ImportLimits limits;

    public SweepUploads(Uploads uploads, ImportJobs jobs, RealClock clock, ImportLimits limits) {
        this.uploads = uploads;
        this.jobs = jobs;
        this.clock = clock;
        this.limits = limits;
    }

    /** Ids of the jobs that there never were, or that are over, whose files are gone now. */
    public Flux<String> sweep() {
        return Flux.defer(() -> sweep(clock.instant().minus(limits.uploadKept())));
    }

    private Flux<String> sweep(Instant before) {
        return uploads.stored()
                .filter(upload -> upload.lastAt().isBefore(before))
                .map(Uploads.Stored::jobId)
                .filterWhen(this::isLeft)
                .take(limits.uploadsASweep())
                .concatMap(jobId -> uploads.delete(jobId).thenReturn(jobId))
                .doOnNext(jobId -> log.info("import {}: left-over upload removed", jobId));
    }

    private Mono<Boolean> isLeft(String jobId) {
        return jobs.store().find(jobId).map(job -> job.state().isEnded()).defaultIfEmpty(true);
    }
}
