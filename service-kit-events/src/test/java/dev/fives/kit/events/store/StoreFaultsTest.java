package dev.fives.kit.events.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class StoreFaultsTest {
    private static final Duration LIMIT = Duration.ofMillis(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private final StoreFaults faults = new StoreFaults(
            new StoreProperties(null, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT.multipliedBy(2), LIMIT, RETRY_AFTER));

    @Test
    void operationWithoutAnswer_isUnavailableAtItsLimit() {
        assertUnavailable(Mono.never());
    }

    @Test
    void brokenConnection_isUnavailableAsNobodyKnowsTheOutcome() {
        assertUnavailable(Mono.error(new MongoSocketReadException("gone", new ServerAddress())));
    }

    @Test
    void storeThatIsNotThere_isUnavailable() {
        assertUnavailable(Mono.error(new MongoTimeoutException("no server")));
    }

    @Test
    void bug_staysABug() {
        var bug = new IllegalStateException("bug");

        assertThatThrownBy(() -> faults.guard(Mono.error(bug)).block()).isSameAs(bug);
    }

    @Test
    void documentAlone_isToBlame_whereTheStoreWasThere() {
        assertThat(StoreFaults.isOfTheDocument(new IllegalArgumentException("segments: null")))
                .isTrue();
        assertThat(StoreFaults.isOfTheDocument(new MongoException(17419, "larger than 16777216")))
                .isTrue();
        assertThat(StoreFaults.isOfTheDocument(new MongoException(13, "not authorized")))
                .isFalse();
        assertThat(StoreFaults.isOfTheDocument(new MongoTimeoutException("no server")))
                .isFalse();
        assertThat(StoreFaults.isOfTheDocument(faults.unknownOutcome())).isFalse();
        assertThat(StoreFaults.isOfTheDocument(new RejectedExecutionException("closed")))
                .isFalse();
    }

    private void assertUnavailable(Mono<String> operation) {
        assertThatThrownBy(() -> faults.guard(operation).block())
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(Problems.UNAVAILABLE);
                    assertThat(problem.retryAfter()).isEqualTo(RETRY_AFTER);
                });
    }
}
