package dev.fives.kit.web;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body fails once it passes its limit. */
final class LimitedRequest extends ServerHttpRequestDecorator {
    private final long bytesMax;

    LimitedRequest(ServerHttpRequest request, long bytesMax) {
        super(request);
        this.bytesMax = bytesMax;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() ->
                getHeaders().getContentLength() > bytesMax ? Flux.error(BodyLimits.tooLarge(bytesMax)) : counted());
    }

    private Flux<DataBuffer> counted() {
        long[] bytes = {0};
        return super.getBody().handle((buffer, sink) -> {
            bytes[0] += buffer.readableByteCount();
            if (bytes[0] <= bytesMax) {
                sink.next(buffer);
            } else {
                DataBufferUtils.release(buffer);
                sink.error(BodyLimits.tooLarge(bytesMax));
            }
        });
    }
}
