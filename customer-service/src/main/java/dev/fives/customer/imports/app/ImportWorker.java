package dev.fives.customer.imports.app;

import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks for jobs that nobody runs and runs them, one at a time an instance; and for files that no job will read. */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);

    private final ImportJobs jobs;
    private final RunImport runImport;
    private final SweepUploads sweepUploads;
    private final RealClock clock;
    private final ImportLimits limits;
    private final AtomicBoolean running = new AtomicBoolean();
    private Disposable loop = Disposables.disposed();

    ImportWorker(
            ImportJobs jobs, RunImport runImport, SweepUploads sweepUploads, RealClock clock, ImportLimits limits) {
        this.jobs = jobs;
        this.runImport = runImport;
        this.sweepUploads = sweepUploads;
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public void start() {
        if (running.compareAndSet(false, true)) {
            loop = Disposables.composite(
                    every(
                            limits.pollInterval(),
                            Flux.defer(() -> jobs.free(clock.instant()))
                                    .concatMap(runImport::run)
                                    .then()),
                    every(limits.sweepInterval(), sweepUploads.sweep().then()));
        }
    }

    private static Disposable every(Duration interval, Mono<Void> work) {
        return Flux.interval(Duration.ZERO, interval)
                .onBackpressureDrop()
                .concatMap(tick -> work.onErrorResume(ImportWorker::tryAgain), 1)
                .subscribe();
    }

    private static Mono<Void> tryAgain(Throwable fault) {
        // the formatter shows no message that may repeat a value; a driver's names the key of a customer
        log.atWarn().setCause(fault).log("imports: looking for work failed, trying again");
        return Mono.empty();
    }

    @Override
    public void stop() {
        if (running.compareAndSet(true, false)) {
            loop.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
