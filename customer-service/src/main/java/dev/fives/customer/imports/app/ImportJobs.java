package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.ImportJob;
import dev.fives.kit.events.outbox.AggregateStore;
import java.time.Instant;
import reactor.core.publisher.Flux;

/** The jobs of this service. */
public interface ImportJobs {

    /** Jobs publish no events; their documents change by version like any other aggregate. */
    AggregateStore<ImportJob> store();

    /** Ids of jobs that nobody runs at this moment of real time, oldest first. */
    Flux<String> free(Instant now);
}
