package dev.fives.kit.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Limits the bytes of a request body, counted as they come, so that a chunked body without a length is limited too. It
 * sits below the filters, since multipart data is read from the request that the exchange was made of.
 */
final class BodyLimits implements HttpHandlerDecoratorFactory {
    private record Limit(PathPattern path, long bytesMax) {}

    private final long bytesMax;
    private final List<Limit> limits;
    private final Duration linger;

    BodyLimits(DataSize max, Map<String, DataSize> maxByPath, Duration linger) {
        this.linger = linger;
        bytesMax = max.toBytes();
        limits = maxByPath.entrySet().stream()
                .map(limit -> new Limit(
                        PathPatternParser.defaultInstance.parse(limit.getKey()),
                        limit.getValue().toBytes()))
                .sorted(Comparator.comparing(Limit::path))
                .toList();
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> handler.handle(Exchanges.hasBody(request) ? limited(request) : request, response);
    }

    static ProblemException tooLarge(long bytesMax) {
        return new ProblemException(
                Problems.PAYLOAD_TOO_LARGE, "body: too large (expected: at most " + bytesMax + " bytes)");
    }

    private ServerHttpRequest limited(ServerHttpRequest request) {
        return new LimitedRequest(request, bytesMax(request), linger);
    }

    private long bytesMax(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        for (Limit limit : limits) {
            if (limit.path().matches(path)) {
                return limit.bytesMax();
            }
        }
        return bytesMax;
    }
}
