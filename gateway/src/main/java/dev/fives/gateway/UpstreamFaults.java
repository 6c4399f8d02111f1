package dev.fives.gateway;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.ProblemMapper;
import dev.fives.kit.problem.Problems;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What went wrong between the gateway and a service. */
final class UpstreamFaults implements ProblemMapper {
    private static final Duration RETRY = Duration.ofSeconds(2);

    @Override
    public @Nullable ProblemException map(Throwable fault) {
        return switch (fault) {
            case ConnectException _ -> unavailable("not reachable");
            case UnknownHostException _ -> unavailable("not reachable");
            case PoolAcquireTimeoutException _ -> unavailable("not reachable");
            case PoolAcquirePendingLimitException _ -> unavailable("not reachable");
            case IOException _ -> unavailable("broke off its answer");
            default -> null;
        };
    }

    /** For the breaker: the service is not there or does not answer. */
    static boolean isServiceFailure(Throwable fault) {
        return fault instanceof IOException
                || fault instanceof TimeoutException
                || (fault instanceof ResponseStatusException status
                        && status.getStatusCode().is5xxServerError());
    }

    private static ProblemException unavailable(String what) {
        return new ProblemException(Problems.UNAVAILABLE, "service: " + what + " (expected: a retry later)")
                .withRetryAfter(RETRY);
    }
}
