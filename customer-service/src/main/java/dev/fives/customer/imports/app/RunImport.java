package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.CustomerShare;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.ImportJob.Lease;
import dev.fives.customer.imports.model.Rejection;
import dev.fives.customer.imports.model.RowCounts;
import dev.fives.customer.imports.model.RowOutcome;
import dev.fives.customer.imports.model.ShareBook;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs a job from where it stands: counts the rows, then settles one share of the customers after the other. Whoever
 * lost the lease stops at the next write, which is conditional on it.
 */
@Component
class RunImport {

    private static final Logger log = LoggerFactory.getLogger(RunImport.class);
    private static final int REJECTIONS_A_PAGE = 1_000;

    private final ImportJobs jobs;
    private final CsvRows rows;
    private final Rejections rejections;
    private final ImportKinds kinds;
    private final Uploads uploads;
    private final RealClock clock;
    private final ImportLimits limits;
    private final String owner;
    private volatile @Nullable PassProgress pass;

    RunImport(
            ImportJobs jobs,
            Uploads uploads,
            Rejections rejections,
            ImportKinds kinds,
            RealClock clock,
            Ids ids,
            ImportLimits limits) {
        this.jobs = jobs;
        this.rows = new CsvRows(uploads, limits.unpackedBytes());
        this.rejections = rejections;
        this.kinds = kinds;
        this.uploads = uploads;
        this.clock = clock;
        this.limits = limits;
        this.owner = ids.next("worker");
    }

    Mono<Void> run(String jobId) {
        pass = null;
        return claim(jobId)
                .flatMap(job -> Mono.firstWithSignal(work(jobId, job), heartbeat(jobId)))
                .doOnNext(job -> log.info("import {} {} {}", jobId, job.state(), job.rows()))
                .onErrorResume(LeaseLost.class, lost -> Mono.empty())
                .then()
                .contextWrite(RequestContext.internal(jobId).asContext());
    }

    private Mono<ImportJob> work(String jobId, ImportJob claimed) {
        return counted(jobId, claimed, kinds.of(claimed.spec()))
                .flatMap(job -> settled(jobId, job))
                .flatMap(job -> save(jobId, state -> state.completed(clock.instant())))
                .onErrorResume(ProblemException.class, RunImport::refused)
                .onErrorResume(ImportFailure.class, failure -> fail(jobId, failure))
                .flatMap(job -> uploads.delete(jobId).thenReturn(job));
    }

    /** What is refused once is refused each time; the job would be taken up again for ever. */
    private static Mono<ImportJob> refused(ProblemException problem) {
        return Mono.error(
                problem.type().status() < 500 ? new ImportFailure(RefusedCustomer.reason(problem), problem) : problem);
    }

    /** Shows how far the running pass is and keeps the lease; ends only with its loss, never with a beat that misses. */
    private Mono<ImportJob> heartbeat(String jobId) {
        return Flux.interval(limits.heartbeat())
                .onBackpressureDrop()
                .concatMap(beat -> save(jobId, this::withPass)
                        .onErrorResume(fault -> !(fault instanceof LeaseLost), missed -> Mono.empty()))
                .sample(limits.report())
                .doOnNext(job -> log.info(
                        "import {} {} % rows={} ok={} rejected={}",
                        jobId,
                        (int) (100 * job.progress()),
                        job.rows().read(),
                        job.rows().ok(),
                        job.rows().rejected()))
                .then(Mono.never());
    }

    private ImportJob withPass(ImportJob job) {
        PassProgress present = pass;
        return present == null ? job : job.passing(present.done());
    }

    private Mono<ImportJob> claim(String jobId) {
        return jobs.store()
                .change(
                        jobId,
                        job -> job.state().isFree(clock.instant())
                                ? changed(job.state().running(lease()))
                                : new Decision.Unchanged<>())
                .map(Stored::state)
                .filter(this::isOurs);
    }

    private <R> Mono<ImportJob> counted(String jobId, ImportJob job, ImportKind<R, ?> kind) {
        if (job.shares() > 0) {
            return Mono.just(job);
        }
        long[] read = new long[1];
        PassProgress progress = PassProgress.ofFirst(job);
        pass = progress;
        return rows.of(jobId, job, kind.parser(), progress)
                .doOnNext(row -> read[0]++)
                .<Rejection>handle((row, sink) -> {
                    if (row instanceof RowOutcome.Rejected<R>(Rejection rejection)) {
                        sink.next(rejection);
                    }
                })
                .index((place, rejection) -> roomFor(place + 1, rejection))
                .buffer(REJECTIONS_A_PAGE)
                .index()
                .concatMap(page -> rejections
                        .save(jobId, 0, page.getT1().intValue(), page.getT2())
                        .thenReturn(page.getT2().size()))
                .reduce(0L, Long::sum)
                .flatMap(rejected -> {
                    pass = null;
                    return save(
                            jobId,
                            state -> state.counted(new RowCounts(read[0], 0, rejected), shares(read[0] - rejected)));
                });
    }

    private int shares(long readableRows) {
        return (int) Math.max(1, Math.ceilDiv(readableRows, limits.rowsAShare()));
    }

    private Mono<ImportJob> settled(String jobId, ImportJob job) {
        return Flux.range(job.sharesDone(), job.shares() - job.sharesDone())
                .concatMap(share -> settle(jobId, job, new CustomerShare(share, job.shares()), kinds.of(job.spec())))
                .last(job);
    }

    private <R, B extends ShareBook<R>> Mono<ImportJob> settle(
            String jobId, ImportJob job, CustomerShare share, ImportKind<R, B> kind) {
        B book = kind.book().apply(share);
        PassProgress progress = PassProgress.ofShare(job);
        pass = progress;
        return rows.of(jobId, job, kind.parser(), progress)
                .doOnNext(row -> {
                    if (row instanceof RowOutcome.Accepted<R>(R accepted)) {
                        book.add(accepted);
                    }
                })
                .thenMany(Flux.defer(() -> {
                    progress.reads(book.rows());
                    return kind.settle().apply(book);
                }))
                .doOnNext(some -> progress.settled(some.counts().settled()))
                .reduce(ShareResult.NONE, ShareResult::plus)
                .flatMap(result -> save(
                                jobId,
                                state -> roomFor(
                                        state.rows().rejected()
                                                + result.counts().rejected(),
                                        state))
                        .then(Mono.defer(() -> report(jobId, share.number() + 1, result.rejections())))
                        .then(Mono.defer(() -> shareDone(jobId, result))));
    }

    /** A file of nothing but faults, or one that was made to be large, must not fill the store. */
    private <T> T roomFor(long rejected, T what) {
        if (rejected > limits.rejections()) {
            throw new ImportFailure(
                    "rejections: too many (expected: at most %d of an import)".formatted(limits.rejections()));
        }
        return what;
    }

    private Mono<ImportJob> shareDone(String jobId, ShareResult result) {
        pass = null;
        return save(jobId, state -> state.shareDone(result.counts(), result.effects()));
    }

    private Mono<Void> report(String jobId, int pass, List<Rejection> refused) {
        return Flux.fromStream(() -> refused.stream().sorted(Comparator.comparing(Rejection::key)))
                .buffer(REJECTIONS_A_PAGE)
                .index()
                .concatMap(page -> rejections.save(jobId, pass, page.getT1().intValue(), page.getT2()))
                .then();
    }

    private Mono<ImportJob> fail(String jobId, ImportFailure failure) {
        return save(jobId, state -> state.failed(String.valueOf(failure.getMessage()), clock.instant()));
    }

    /** Writes and renews the lease, as long as it is ours. */
    private Mono<ImportJob> save(String jobId, UnaryOperator<ImportJob> step) {
        return jobs.store()
                .change(jobId, job -> {
                    if (!isOurs(job.state())) {
                        throw new LeaseLost();
                    }
                    ImportJob next = step.apply(job.state());
                    return changed(next.lease() == null ? next : next.running(lease()));
                })
                .map(Stored::state);
    }

    private boolean isOurs(ImportJob job) {
        return job.lease() != null && job.lease().owner().equals(owner);
    }

    private Lease lease() {
        return new Lease(owner, clock.instant().plus(limits.lease()));
    }

    private static Decision<ImportJob> changed(ImportJob next) {
        return new Decision.Changed<>(next, List.of());
    }

    /** Another instance took the job over. */
    private static final class LeaseLost extends RuntimeException {
        LeaseLost() {
            super("lease: lost", null, false, false);
        }
    }
}
