package dev.fives.kit.web;

import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.PooledDataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import reactor.core.publisher.Flux;

/**
 * Reads uploads from memory of the heap. The framework's reader keeps pieces in queues and gives back none of them when
 * whoever reads refuses the upload in the middle; of Netty's memory each would be lost for good. It costs a copy.
 */
final class UploadReader extends PartEventHttpMessageReader {
    private record OnHeap(ReactiveHttpInputMessage message) implements ReactiveHttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return message.getHeaders();
        }

        @Override
        public Flux<DataBuffer> getBody() {
            // what arrives while the upload is being refused is dropped on its way here, and the framework's reader has
            // nothing that gives it back
            return message.getBody()
                    .map(UploadReader::copied)
                    .doOnDiscard(PooledDataBuffer.class, PooledDataBuffer::release);
        }
    }

    @Override
    public Flux<PartEvent> read(ResolvableType type, ReactiveHttpInputMessage message, Map<String, Object> hints) {
        return super.read(type, new OnHeap(message), hints);
    }

    private static DataBuffer copied(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }
}
