package dev.fives.kit.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.ProblemMapper;
import dev.fives.kit.problem.ProblemType;
import dev.fives.kit.problem.Problems;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** Which problem an exception is. What it does not know is an internal error, and tells the caller nothing. */
final class ProblemMapping {
    private static final int CAUSES_MAX = 8;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final List<ProblemMapper> mappers;

    ProblemMapping(List<ProblemMapper> mappers) {
        this.mappers = List.copyOf(mappers);
    }

    ProblemException of(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++, cause = cause.getCause()) {
            ProblemException problem = known(cause);
            if (problem != null) {
                return problem;
            }
        }
        return fault instanceof ErrorResponse response ? byStatus(response) : internal();
    }

    private @Nullable ProblemException known(Throwable fault) {
        for (ProblemMapper mapper : mappers) {
            ProblemException problem = mapper.map(fault);
            if (problem != null) {
                return problem;
            }
        }
        return switch (fault) {
            case ProblemException problem -> problem;
            case JacksonException e -> JsonFaults.problem(e);
            case DataBufferLimitException _ ->
                new ProblemException(Problems.PAYLOAD_TOO_LARGE, "body: too large to hold (expected: less)");
            case MissingRequestValueException e ->
                new ProblemException(Problems.MALFORMED, e.getName() + ": absent (expected: a " + e.getLabel() + ")");
            case MethodNotAllowedException e ->
                new ProblemException(
                        Problems.METHOD_NOT_ALLOWED,
                        "method: " + e.getHttpMethod() + " (expected: one of " + e.getSupportedMethods() + ")");
            case ConnectException _ -> unavailable();
            case TimeoutException _ -> timeout();
            default -> null;
        };
    }

    private static ProblemException byStatus(ErrorResponse response) {
        HttpStatusCode status = response.getStatusCode();
        return switch (status.value()) {
            case 400 -> new ProblemException(Problems.MALFORMED, input(response));
            case 401 -> new ProblemException(Problems.UNAUTHENTICATED, "token: refused (expected: a valid token)");
            case 403 -> new ProblemException(Problems.FORBIDDEN, "role: not enough (expected: another role)");
            case 404 -> new ProblemException(Problems.NOT_FOUND, "path: unknown (expected: a path of this API)");
            case 406 -> new ProblemException(Problems.NOT_ACCEPTABLE, "Accept: no match (expected: application/json)");
            case 413 -> new ProblemException(Problems.PAYLOAD_TOO_LARGE, "body: too large (expected: less)");
            case 415 ->
                new ProblemException(
                        Problems.UNSUPPORTED_MEDIA_TYPE, "Content-Type: no match (expected: application/json)");
            case 429 -> new ProblemException(Problems.TOO_MANY_REQUESTS, "requests: too many (expected: fewer)");
            case 502, 503 -> unavailable();
            case 504 -> timeout();
            default -> otherwise(status);
        };
    }

    /** Framework texts can hold values and class names, so only our own words go out. */
    private static String input(ErrorResponse response) {
        return response instanceof ServerWebInputException input && input.getMethodParameter() != null
                ? "request: a value is malformed or absent (expected: as in the API description)"
                : "request: malformed (expected: as in the API description)";
    }

    private static ProblemException otherwise(HttpStatusCode status) {
        return status.is4xxClientError()
                ? new ProblemException(Problems.REQUEST_REFUSED, "request: refused with " + status.value())
                : internal();
    }

    private static ProblemException unavailable() {
        return problem(Problems.UNAVAILABLE, "service: not reachable (expected: a retry later)")
                .withRetryAfter(RETRY);
    }

    private static ProblemException timeout() {
        return problem(Problems.TIMEOUT, "service: no answer in time (expected: a retry later)")
                .withRetryAfter(RETRY);
    }

    private static ProblemException internal() {
        return problem(Problems.INTERNAL, "request: failed on our side (expected: a retry, or tell us the traceId)");
    }

    private static ProblemException problem(ProblemType type, String detail) {
        return new ProblemException(type, detail);
    }
}
