package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import dev.fives.customer.imports.model.ImportSpec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.RealClock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Queues a job over files that are stored already. */
@Component
public class StartImport {

    private final ImportJobs jobs;
    private final RealClock clock;

    StartImport(ImportJobs jobs, RealClock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    public Mono<Stored<ImportJob>> start(String jobId, ImportSpec spec, List<UploadedFile> files) {
        return jobs.store().create(jobId, jobId, ImportJob.queued(spec, files, clock.instant()), List.of(), null);
    }
}
