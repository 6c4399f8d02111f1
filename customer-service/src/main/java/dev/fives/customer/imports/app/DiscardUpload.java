package dev.fives.customer.imports.app;

import dev.fives.kit.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Removes the files of an upload that was not taken. Where its job is there, or may come to be, they stay: a job that is
 * answered with an error runs all the same, and what no job reads goes by {@link SweepUploads}.
 */
@Component
public class DiscardUpload {

    private static final int UNKNOWN_OUTCOME_FROM = 500;

    private final Uploads uploads;
    private final ImportJobs jobs;

    DiscardUpload(Uploads uploads, ImportJobs jobs) {
        this.uploads = uploads;
        this.jobs = jobs;
    }

    /** @param fault the answer to the upload */
    public Mono<Void> after(Throwable fault, String jobId) {
        boolean refused =
                fault instanceof ProblemException problem && problem.type().status() < UNKNOWN_OUTCOME_FROM;
        return refused
                ? jobs.store().find(jobId).hasElement().flatMap(there -> there ? Mono.empty() : uploads.delete(jobId))
                : Mono.empty();
    }
}
