package dev.fives.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.CountedBuffers;
import dev.fives.kit.test.stack.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadIT {
    private static final int CHUNK_BYTES = 64 * 1024;

    @BeforeEach
    void forget() {
        GatewayFixture.CUSTOMER.forget();
    }

    @Test
    void import_streamsThrough() throws IOException {
        try (Socket socket = open("/api/v1/imports")) {
            send(socket, 256);
            Eventually.until(Duration.ofSeconds(60), () -> GatewayFixture.CUSTOMER.bytes() > 8L * 1024 * 1024);

            assertThat(finish(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void chunkedBody_overTheLimitIsRefused() throws IOException {
        try (Socket socket = open("/api/v1/customers")) {
            send(socket, 5);

            assertThat(finish(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void body_withLengthOverTheLimitIsRefused() {
        refusesALargeBody();
    }

    @Test
    void refusedUploads_doNotCloseTheRoute() {
        for (int i = 0; i < 20; i++) {
            refusesALargeBody();
        }

        GatewayFixture.as("admin")
                .get()
                .uri("/api/v1/customers")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** Buffers are memory that no collector frees: whatever a body brought before it was refused is given back. */
    @Test
    void refusedUploads_giveTheirBuffersBack() throws IOException {
        CountedBuffers buffers = GatewayFixture.BUFFERS;
        long held = buffers.outstanding(); // by what other tests have begun
        long before = buffers.taken();
        for (int i = 0; i < 10; i++) {
            refusesALargeBody();
            try (Socket socket = open("/api/v1/customers")) {
                send(socket, 40);
                assertThat(finish(socket)).startsWith("HTTP/1.1 413");
            }
            try (Socket cutOff = open("/api/v1/customers")) {
                send(cutOff, 5);
            }
        }

        assertThat(buffers.taken() - before).isGreaterThan(10 * 40);
        Eventually.asserted(
                Duration.ofSeconds(60), () -> assertThat(buffers.outstanding()).isLessThanOrEqualTo(held));
    }

    private static void refusesALargeBody() {
        GatewayFixture.as("admin")
                .post()
                .uri("/api/v1/customers")
                .bodyValue(new byte[5 * CHUNK_BYTES])
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("payload-too-large");
    }

    private static Socket open(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), GatewayFixture.port());
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + GatewayFixture.TOKENS.token("usr_1", "admin")
                                + "\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    private static void send(Socket socket, int chunks) throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(CHUNK_BYTES) + "\r\n").getBytes(US_ASCII);
        OutputStream out = socket.getOutputStream();
        for (int i = 0; i < chunks; i++) {
            out.write(chunk);
        }
    }

    private static String finish(Socket socket) throws IOException {
        socket.getOutputStream().write("0\r\n\r\n".getBytes(US_ASCII));
        return new String(socket.getInputStream().readNBytes(12), US_ASCII);
    }
}
