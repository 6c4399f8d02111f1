package dev.fives.kit.testapp;

import dev.fives.kit.app.FivesApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The test application, started once a JVM on free ports. */
public final class RunningApp {
    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningApp() {}

    public static ConfigurableApplicationContext context() {
        return CONTEXT;
    }

    public static int port() {
        return port("local.server.port");
    }

    public static WebTestClient anonymous() {
        return client(port());
    }

    public static WebTestClient as(String... roles) {
        return with(Tokens.of(roles));
    }

    public static WebTestClient with(String token) {
        return anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    public static WebTestClient management() {
        return client(port("local.management.port"));
    }

    private static WebTestClient client(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .filter((request, next) -> next.exchange(request).flatMap(RunningApp::whole))
                .build();
    }

    /** Read, whatever a test asks of it: Netty takes the buffers of an answer that nobody reads for a leak, as they are. */
    private static Mono<ClientResponse> whole(ClientResponse answer) {
        return answer.bodyToMono(byte[].class)
                .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap)
                .map(Flux::just)
                .defaultIfEmpty(Flux.empty())
                .map(body -> answer.mutate().body(_ -> body).build());
    }

    private static int port(String name) {
        return CONTEXT.getEnvironment().getRequiredProperty(name, Integer.class);
    }

    private static ConfigurableApplicationContext start() {
        try {
            Path keys = Files.createTempFile("keys", ".json");
            keys.toFile().deleteOnExit();
            Files.writeString(keys, Tokens.jwkSet());
            return FivesApplication.start(TestApp.class, "kit-test", "--fives.security.jwk-set=" + keys.toUri());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
