package dev.fives.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.testapp.RunningApp;
import dev.fives.kit.testapp.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal that did not need the body must not spoil the connection for the request after it. */
class UnreadBodyIT {
    private static final String REFUSED = "/ops/context";
    private static final int SMALL = 1_000;
    /** More than the buffers of two sockets. */
    private static final int LARGE = 4_000_000;

    @ParameterizedTest
    @CsvSource({"false, 1000", "true, 1000", "false, 4000000", "true, 4000000"})
    void unreadBody_isNotInTheWayOfTheNextRequest(boolean chunked, int bytes) throws IOException {
        try (RawCaller caller = new RawCaller()) {
            caller.head("POST", REFUSED, chunked ? -1 : bytes, "");
            caller.body(bytes, chunked);

            assertThat(caller.answer()).isEqualTo("403");
            assertThat(caller.next()).isEqualTo("200");
        }
    }

    @Test
    void bodyThatComesAfterTheAnswer_isNotTakenForTheNextRequest() throws IOException {
        try (RawCaller caller = new RawCaller()) {
            caller.head("POST", REFUSED, SMALL, "");
            assertThat(caller.answer()).isEqualTo("403");
            caller.body(SMALL, false);

            assertThat(caller.next()).isEqualTo("200");
        }
    }

    /** The second waits for the first and is answered before anybody asked for what comes after it. */
    @Test
    void requestThatWasAnsweredAtOnceAfterItWaited_isNotTheLastOfItsConnection() throws IOException {
        try (RawCaller caller = new RawCaller()) {
            caller.head("GET", "/late", 0, "");
            caller.head("GET", "/context", 0, "");
            assertThat(caller.answer()).isEqualTo("200");
            assertThat(caller.answer()).isEqualTo("200");

            assertThat(caller.next()).isEqualTo("200");
        }
    }

    /** The caller will not send what it was not asked for: its next request would be taken for the body. */
    @Test
    void callerThatAsksFirst_isToldThatTheConnectionEnds() throws IOException {
        try (RawCaller caller = new RawCaller()) {
            caller.head("POST", REFUSED, SMALL, "Expect: 100-continue\r\n");

            assertThat(caller.answer()).isEqualTo("403 close");
            assertThat(caller.isClosed()).isTrue();
        }
    }

    @Test
    void callerThatAsksFirst_isToldToGoOn() throws IOException {
        try (RawCaller caller = new RawCaller()) {
            caller.head("POST", "/raw/small", SMALL, "Expect: 100-continue\r\n");
            assertThat(caller.answer()).isEqualTo("100");
            caller.body(SMALL, false);

            assertThat(caller.answer()).isEqualTo("200");
            assertThat(caller.next()).isEqualTo("200");
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, false", "HTTP_1_1, true", "HTTP_2, false"})
    void oneClient_isRefusedAndServedInTurn(HttpClient.Version version, boolean asksFirst) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            for (int i = 0; i < 20; i++) {
                assertThat(post(client, REFUSED, LARGE, asksFirst)).isEqualTo(403);
                assertThat(post(client, "/raw/small", SMALL, false)).isEqualTo(200);
            }
        }
    }

    private static int post(HttpClient client, String path, int bytes, boolean asksFirst)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RunningApp.port() + path))
                .header("Authorization", "Bearer " + Tokens.of("admin"))
                .timeout(Duration.ofSeconds(60))
                .expectContinue(asksFirst)
                .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return answer.statusCode();
    }
}
