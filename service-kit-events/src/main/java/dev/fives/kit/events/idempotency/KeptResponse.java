package dev.fives.kit.events.idempotency;

import dev.fives.kit.events.consistency.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hands the answer on only when it is kept: nobody hears what could not be said again. */
final class KeptResponse extends ServerHttpResponseDecorator {
    private static final int OK = 200;

    private final Run run;

    KeptResponse(ServerHttpResponse response, Run run) {
        super(response);
        this.run = run;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return Bytes.of(Flux.from(body))
                .flatMap(bytes -> kept(bytes)
                        .then(Mono.defer(
                                () -> super.writeWith(Mono.just(bufferFactory().wrap(bytes))))));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return writeWith(Flux.from(body).concatMap(part -> part));
    }

    @Override
    public Mono<Void> setComplete() {
        return isCommitted() ? Mono.empty() : kept(new byte[0]).then(Mono.defer(super::setComplete));
    }

    private Mono<Void> kept(byte[] body) {
        HttpStatusCode status = getStatusCode();
        return status == null || status.is2xxSuccessful()
                ? Written.tell(getHeaders())
                        .then(Mono.defer(() -> run.keep(status == null ? OK : status.value(), headers(), body)))
                        .doOnError(fault -> forget())
                : run.release();
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        getHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        headers.keySet().removeIf(HttpHeaders.CONTENT_LENGTH::equalsIgnoreCase);
        return headers;
    }

    /** What the handler said of its answer is not true of the problem that is told instead. */
    private void forget() {
        getHeaders().clearContentHeaders();
        getHeaders().remove(HttpHeaders.ETAG);
        getHeaders().remove(HttpHeaders.LOCATION);
    }
}
