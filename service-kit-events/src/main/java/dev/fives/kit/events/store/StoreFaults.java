package dev.fives.kit.events.store;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** What a failure of the store means to a caller: come again, or a bug. */
public final class StoreFaults {
    /** By number: a document larger than the store takes, as sent or as a change would have made it. */
    private static final Set<Integer> TOO_LARGE = Set.of(10334, 17419, 17420);

    private final StoreProperties limits;

    public StoreFaults(StoreProperties limits) {
        this.limits = limits;
    }

    /** The operation within its time limit; unreachable or unknown outcome becomes UNAVAILABLE with Retry-After. */
    public <T> Mono<T> guard(Mono<T> operation) {
        return within(limits.operationTimeout(), operation);
    }

    /** As {@link #guard}, for a bulk. */
    public <T> Mono<T> guardBulk(Mono<T> operation) {
        return within(limits.bulkTimeout(), operation);
    }

    public Throwable translate(Throwable fault) {
        return isTransient(fault) ? unavailable(fault) : fault;
    }

    public static boolean isDuplicateKey(Throwable fault) {
        return fault instanceof DuplicateKeyException
                || (fault instanceof MongoWriteException write
                        && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY)
                || (fault instanceof MongoServerException server
                        && ErrorCategory.fromErrorCode(server.getCode()) == ErrorCategory.DUPLICATE_KEY);
    }

    private <T> Mono<T> within(Duration limit, Mono<T> operation) {
        return operation.timeout(limit).onErrorMap(this::translate);
    }

    /** The store was not reached, or nobody knows what became of the operation. */
    public static boolean isTransient(Throwable fault) {
        return switch (fault) {
            case TimeoutException _,
                    MongoSocketException _,
                    MongoTimeoutException _,
                    MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoWriteConcernException _,
                    MongoClientException _ -> true;
            case MongoException other ->
                other.hasErrorLabel("RetryableWriteError") || other.hasErrorLabel("TransientTransactionError");
            default -> false;
        };
    }

    /** This one document cannot be read, or is too large to be written: others can. No other fault of the store is. */
    public static boolean isOfTheDocument(Throwable fault) {
        return switch (fault) {
            // a pool of threads that is full, or closed at the end, says nothing of a document
            case ProblemException _, TimeoutException _, RejectedExecutionException _ -> false;
            case MongoException store -> TOO_LARGE.contains(store.getCode());
            default -> true;
        };
    }

    /** Whoever asked has to ask again, and to find out whether it was carried out. */
    public ProblemException unknownOutcome() {
        return new ProblemException(
                        Problems.UNAVAILABLE, "store: no answer (expected: the same command again with its key)")
                .withRetryAfter(limits.retryAfter());
    }

    private ProblemException unavailable(Throwable fault) {
        var problem = unknownOutcome();
        problem.initCause(fault);
        return problem;
    }
}
