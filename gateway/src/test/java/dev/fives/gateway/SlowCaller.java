package dev.fives.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Sends the head of a POST and a part of its body, and the rest when told. */
final class SlowCaller implements AutoCloseable {
    private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), GatewayFixture.port());

    SlowCaller(String path) throws IOException {
        socket.setSoTimeout(60_000);
        write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + GatewayFixture.TOKENS.token("usr_1", "admin")
                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{");
    }

    void finish() throws IOException {
        write("}");
    }

    int status() throws IOException {
        return Integer.parseInt(new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9));
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
