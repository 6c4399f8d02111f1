package dev.fives.kit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

class UploadReaderTest {
    private final AtomicReference<CoreSubscriber<? super DataBuffer>> network = new AtomicReference<>();

    /** As of a connection whose thread is about to hand it over when another one gives up. */
    @Test
    void pieceThatComesAfterTheRefusal_isGivenBack() {
        NettyDataBuffer late = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT)
                .allocateBuffer(16)
                .write("x".getBytes(UTF_8));

        reading(limited(new Connection())).dispose();
        Objects.requireNonNull(network.get()).onNext(late);

        assertThat(late.isAllocated()).isFalse();
    }

    private static Disposable reading(Flux<DataBuffer> body) {
        MockServerHttpRequest request = MockServerHttpRequest.post("/imports")
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=b"))
                .body(body);
        return new UploadReader()
                .read(ResolvableType.forClass(PartEvent.class), request, Map.of())
                .subscribe();
    }

    /** As a body is that has a limit. */
    private static Flux<DataBuffer> limited(Flux<DataBuffer> body) {
        return body.takeUntilOther(Mono.never());
    }

    private final class Connection extends Flux<DataBuffer> {
        @Override
        public void subscribe(CoreSubscriber<? super DataBuffer> reader) {
            network.set(reader);
            reader.onSubscribe(Operators.emptySubscription());
        }
    }
}
