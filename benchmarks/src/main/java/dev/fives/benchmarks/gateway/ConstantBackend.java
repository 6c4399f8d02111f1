package dev.fives.benchmarks.gateway;

import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** Answers everything with the same customer. Argument: port. */
final class ConstantBackend {
    private static final String BODY = """
            {"id":"cus_0197f2a4c8d17cf2","kind":"PERSON","name":"\u6797\u6885","status":"ACTIVE","tags":["tea"],"createdAt":"2026-03-01T10:00:00Z","version":1}""";

    private ConstantBackend() {}

    public static void main(String[] args) {
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .idleTimeout(Duration.ofMinutes(1))
                .handle((request, response) ->
                        response.header("Content-Type", "application/json").sendString(Mono.just(BODY)))
                .bindNow()
                .onDispose()
                .block();
    }
}
