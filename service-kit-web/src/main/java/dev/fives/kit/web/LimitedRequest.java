package dev.fives.kit.web;

import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A request whose body fails once it passes its limit. What the caller still sends is taken and dropped for a while
 * before that: a connection that is closed under a sender is reset, and the answer is lost with it (RFC 9112, 9.6).
 */
final class LimitedRequest extends ServerHttpRequestDecorator {
    private final long bytesMax;
    private final Duration linger;

    LimitedRequest(ServerHttpRequest request, long bytesMax, Duration linger) {
        super(request);
        this.bytesMax = bytesMax;
        this.linger = linger;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            boolean announced = getHeaders().getContentLength() > bytesMax;
            // such a caller sends nothing before it is asked to, and reading would ask it
            boolean waits = getHeaders().containsHeader(HttpHeaders.EXPECT);
            return announced && waits ? Flux.error(tooLarge()) : counted(announced);
        });
    }

    private Flux<DataBuffer> counted(boolean announced) {
        Sinks.Empty<Void> over = Sinks.empty();
        long[] bytes = {announced ? bytesMax + 1 : 0};
        if (announced) {
            over.tryEmitEmpty();
        }
        return super.getBody()
                .<DataBuffer>handle((buffer, sink) -> {
                    bytes[0] += buffer.readableByteCount();
                    if (bytes[0] <= bytesMax) {
                        sink.next(buffer);
                    } else {
                        DataBufferUtils.release(buffer);
                        over.tryEmitEmpty();
                    }
                })
                .takeUntilOther(over.asMono().then(Mono.delay(linger)))
                .concatWith(Flux.defer(() -> bytes[0] > bytesMax ? Flux.error(tooLarge()) : Flux.empty()));
    }

    private RuntimeException tooLarge() {
        return BodyLimits.tooLarge(bytesMax);
    }
}
