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
import reactor.core.publisher.SynchronousSink;

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
        Count count = new Count();
        count.add(announced ? bytesMax + 1 : 0);
        return super.getBody()
                .handle(count::pass)
                .takeUntilOther(count.over.asMono().then(Mono.delay(linger)))
                .concatWith(Flux.defer(() -> count.isOver() ? Flux.error(tooLarge()) : Flux.empty()));
    }

    /** The bytes of one body, and the news that they are too many. */
    private final class Count {
        private final Sinks.Empty<Void> over = Sinks.empty();
        private long bytes;

        void add(long more) {
            bytes += more;
            if (isOver()) {
                over.tryEmitEmpty();
            }
        }

        void pass(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
            add(buffer.readableByteCount());
            if (isOver()) {
                DataBufferUtils.release(buffer);
            } else {
                sink.next(buffer);
            }
        }

        boolean isOver() {
            return bytes > bytesMax;
        }
    }

    private RuntimeException tooLarge() {
        return BodyLimits.tooLarge(bytesMax);
    }
}
