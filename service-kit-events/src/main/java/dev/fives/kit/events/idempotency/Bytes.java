package dev.fives.kit.events.idempotency;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A body as a whole; its limit is that of the request. */
final class Bytes {
    private Bytes() {}

    static Mono<byte[]> of(Flux<? extends DataBuffer> body) {
        return DataBufferUtils.join(body).map(Bytes::read).defaultIfEmpty(new byte[0]);
    }

    private static byte[] read(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
