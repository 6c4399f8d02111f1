package dev.fives.acceptance.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.acceptance.FivesStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** The gateway of a running stack, and callers with the tokens that operations ask for. */
final class Door {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final FivesStack stack;
    private final URI gateway;
    private final Known known;

    Door(FivesStack stack, Known known) {
        this.stack = stack;
        this.gateway = stack.gateway();
        this.known = known;
    }

    FivesStack stack() {
        return stack;
    }

    Known known() {
        return known;
    }

    Optional<String> token(Documents.Described described) {
        return described.role().map(stack::token);
    }

    /** Sends it and learns from the answer. */
    Answered send(Sent sent) {
        Answered answer = send(sent.to(gateway, token(sent.described())));
        known.learn(sent.described(), sent.path(), answer);
        return answer;
    }

    private static boolean isStream(String contentType) {
        return contentType.startsWith("text/event-stream");
    }

    static Answered send(HttpRequest request) {
        try {
            return answered(HTTP.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of a stream, which has no end, nothing is read: that it begins is what there is to know. */
    private static Answered answered(HttpResponse<InputStream> response) throws IOException {
        HttpHeaders headers = response.headers();
        boolean endless = isStream(headers.firstValue("Content-Type").orElse(""));
        try (InputStream body = response.body()) {
            String text = endless ? "" : new String(body.readAllBytes(), UTF_8);
            return new Answered(response.statusCode(), headers.map(), text);
        }
    }
}
