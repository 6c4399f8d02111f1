package dev.fives.gateway;

import dev.fives.local.port.FreePorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableChannel;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A small service behind the gateway that remembers what it was asked and does what a path says. */
final class Upstream {
    record Call(String method, String uri, Map<String, String> headers) {}

    /** What a service answers. */
    record Reply(int status, String body) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    /** By the path that was asked; null for no answer at all. */
    private volatile Function<String, @Nullable Reply> replies = Upstream::nothing;

    private volatile DisposableServer server = bind(FreePorts.one()); // still free when it starts again

    private volatile Sinks.Empty<Void> gate = Sinks.empty();

    private Upstream() {}

    static Upstream start() {
        return new Upstream();
    }

    /** On the port it had. */
    void startAgain() {
        server = bind(server.port());
    }

    private DisposableServer bind(int port) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle(this::answer)
                .bindNow(Duration.ofSeconds(60));
    }

    int port() {
        return server.port();
    }

    String uri() {
        return "http://127.0.0.1:" + port();
    }

    List<Call> calls() {
        return calls;
    }

    Call last() {
        return calls.getLast();
    }

    long bytes() {
        return bytes.get();
    }

    void replies(Function<String, @Nullable Reply> byPath) {
        replies = byPath;
    }

    private static Reply nothing(String path) {
        return new Reply(path.contains("created") ? 201 : 200, "{}");
    }

    void forget() {
        calls.clear();
        replies = Upstream::nothing;
        bytes.set(0);
    }

    /** From now on "held" is not answered before {@link #release}. */
    void hold() {
        gate = Sinks.empty();
    }

    void release() {
        gate.tryEmitEmpty();
    }

    void stop() {
        server.disposeNow(Duration.ofSeconds(60));
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        response.keepAlive(false);
        Map<String, String> headers = new ConcurrentHashMap<>();
        request.requestHeaders()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        calls.add(new Call(request.method().name(), request.uri(), headers));
        String path = request.uri();
        if (path.contains("slow")) {
            return Mono.never();
        }
        if (path.contains("held")) {
            return gate.asMono().then(response.sendString(Mono.just("{}")).then());
        }
        if (path.contains("late-")) {
            long millis = Long.parseLong(path.substring(path.indexOf("late-") + 5));
            if (path.contains("stale-")) {
                response.status(202).header("Consistency", "stale");
            }
            return Mono.delay(Duration.ofMillis(millis))
                    .then(response.sendString(Mono.just("{}")).then());
        }
        if (path.contains("broken")) {
            request.withConnection(DisposableChannel::dispose);
            return Mono.never();
        }
        if (path.contains("refused")) {
            return response.status(503)
                    .header("Content-Type", "application/problem+json")
                    .header("Retry-After", "5")
                    .sendString(Mono.just("{\"code\":\"too-many-pending\"}"));
        }
        Reply reply = replies.apply(path);
        if (reply == null) {
            return Mono.never();
        }
        return request.receive()
                .doOnNext(buffer -> bytes.addAndGet(buffer.readableBytes()))
                .then(Mono.defer(() -> response.status(reply.status())
                        .header("Content-Type", "application/json")
                        .header("Location", "/customers/cus_1")
                        .header("X-Correlation-Id", "of-the-service")
                        .sendString(Mono.just(reply.body()))
                        .then()));
    }
}
