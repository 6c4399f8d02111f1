package dev.fives.kit.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.testapp.RunningApp;
import dev.fives.kit.testapp.Tokens;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.StatusAssertions;

class BodyLimitsIT {
    private static final int LIMIT = 256 * 1024;

    @Test
    void body_atTheLimitPasses() {
        post("/raw/small", LIMIT).isOk();
    }

    @Test
    void body_withLengthOverTheLimitIsRefused() {
        post("/raw/small", LIMIT + 1).isEqualTo(413);
    }

    @Test
    void body_ofAPathWithItsOwnLimitMayBeLarger() {
        post("/raw/large", LIMIT + 1).isOk();
        post("/raw/large", 1024 * 1024 + 1).isEqualTo(413);
    }

    @Test
    void chunkedBody_overTheLimitIsRefused() throws IOException {
        assertThat(chunked(LIMIT / 1024 + 1)).startsWith("HTTP/1.1 413");
    }

    @Test
    void chunkedBody_underTheLimitPasses() throws IOException {
        assertThat(chunked(LIMIT / 1024)).startsWith("HTTP/1.1 200");
    }

    @Test
    void multipart_overTheLimitIsRefused() {
        multipart(900 * 1024).isOk();
        multipart(1100 * 1024).isEqualTo(413);
    }

    /** More than the buffers between take: a sender that is cut off would see a reset, and no answer. */
    @Test
    void answer_isReadByWhoSendsOnRegardless() throws IOException {
        for (int round = 0; round < 10; round++) {
            try (Socket socket = open("Content-Length: " + 20 * LIMIT)) {
                socket.getOutputStream().write(new byte[20 * LIMIT]);

                assertThat(status(socket)).isEqualTo("HTTP/1.1 413");
            }
        }
    }

    @Test
    void answer_comesThoughTheRestOfTheBodyDoesNot() throws IOException {
        try (Socket socket = open("Content-Length: " + 2 * LIMIT)) {
            assertThat(status(socket)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void body_isNotAskedForWhereItsLengthIsTooLarge() throws IOException {
        try (Socket socket = open("Expect: 100-continue\r\nContent-Length: " + 2 * LIMIT)) {
            assertThat(status(socket)).isEqualTo("HTTP/1.1 413");
        }
    }

    private static StatusAssertions post(String path, int bytes) {
        return RunningApp.as("admin")
                .post()
                .uri(path)
                .bodyValue(new byte[bytes])
                .exchange()
                .expectStatus();
    }

    private static StatusAssertions multipart(int bytes) {
        MultipartBodyBuilder parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(new byte[bytes])).filename("a.csv");
        return RunningApp.as("admin")
                .post()
                .uri("/upload")
                .bodyValue(parts.build())
                .exchange()
                .expectStatus();
    }

    /** By hand, because clients like to send a length. */
    private static String chunked(int chunksOf1024) throws IOException {
        try (Socket socket = open("Transfer-Encoding: chunked")) {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < chunksOf1024; i++) {
                out.write(("400\r\n" + "x".repeat(1024) + "\r\n").getBytes(US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(US_ASCII));
            return status(socket);
        }
    }

    /** A request of which the body is to come. */
    private static Socket open(String header) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RunningApp.port());
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("POST /raw/small HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of("admin")
                                + "\r\nContent-Type: application/octet-stream\r\n" + header + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), US_ASCII);
    }
}
