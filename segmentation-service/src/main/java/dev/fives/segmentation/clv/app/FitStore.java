package dev.fives.segmentation.clv.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.segmentation.clv.model.ClvFit;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fits by the ids of their jobs. */
public interface FitStore {

    /** Fits publish no events; their documents change by version like any other aggregate. */
    AggregateStore<ClvFit> store();

    /** Ids of jobs that nobody runs at this moment of real time, oldest first. */
    Flux<String> free(Instant now);

    /** Jobs that have not ended. */
    Mono<Long> unfinished();
}
