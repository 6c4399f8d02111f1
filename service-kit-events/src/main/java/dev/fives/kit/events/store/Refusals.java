package dev.fives.kit.events.store;

import static java.util.stream.Collectors.toMap;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The writes of an unordered bulk that the store refused, each as if it had come alone; the others are carried out. */
public final class Refusals {
    private Refusals() {}

    /** By their place in the bulk. An error where nobody knows what became of the rest. */
    public static Mono<Map<Integer, RuntimeException>> of(MongoBulkWriteException fault, StoreFaults faults) {
        return fault.getWriteConcernError() == null
                ? Mono.just(fault.getWriteErrors().stream()
                        .collect(toMap(BulkWriteError::getIndex, error -> alone(fault, error))))
                : Mono.error(faults.unknownOutcome());
    }

    private static RuntimeException alone(MongoBulkWriteException fault, BulkWriteError error) {
        return new MongoWriteException(
                new WriteError(error.getCode(), error.getMessage(), error.getDetails()),
                fault.getServerAddress(),
                fault.getErrorLabels());
    }
}
