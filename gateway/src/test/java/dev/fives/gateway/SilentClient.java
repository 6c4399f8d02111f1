package dev.fives.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** Asks and then reads nothing, with as little room for what is sent to it as the system grants. */
final class SilentClient implements AutoCloseable {
    private static final int SMALL = 4 * 1024;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;

    private SilentClient(Socket socket) {
        this.socket = socket;
    }

    static SilentClient open(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), GatewayFixture.port()));
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + GatewayFixture.TOKENS.token("usr_silent", "admin") + "\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return new SilentClient(socket);
    }

    /** What had been sent when the other side closed the connection. */
    long bytesUntilTheEnd() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8 * 1024];
        long bytes = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        } catch (SocketException e) {
            // reset: closed, too
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
