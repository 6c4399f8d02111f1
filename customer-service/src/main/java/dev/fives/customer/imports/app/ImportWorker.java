package dev.fives.customer.imports.app;

import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** Looks for jobs that nobody runs and runs them, one at a time an instance; and for files that no job will read. */
@Configuration(proxyBeanMethods = false)
class ImportWorker {

    @Bean
    Rounds importRuns(ImportJobs jobs, RunImport runImport, RealClock clock, ImportLimits limits) {
        return new Rounds(
                "imports",
                limits.pollInterval(),
                () -> Flux.defer(() -> jobs.free(clock.instant()))
                        .concatMap(runImport::run)
                        .then());
    }

    @Bean
    Rounds uploadSweeps(SweepUploads sweep, ImportLimits limits) {
        return new Rounds("uploads", limits.sweepInterval(), () -> sweep.sweep().then());
    }
}
