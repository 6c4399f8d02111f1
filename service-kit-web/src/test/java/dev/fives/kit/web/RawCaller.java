package dev.fives.kit.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fives.kit.testapp.RunningApp;
import dev.fives.kit.testapp.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** One connection, by hand: clients are too polite to show what happens between two requests. */
final class RawCaller implements AutoCloseable {
    private static final int CHUNK = 1_000;

    private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), RunningApp.port());
    private final InputStream in = socket.getInputStream();
    private final OutputStream out = socket.getOutputStream();

    RawCaller() throws IOException {
        socket.setSoTimeout(60_000);
    }

    /** @param bytes of the body; negative for a chunked one */
    void head(String method, String path, int bytes, String more) throws IOException {
        String length = bytes < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + bytes;
        write(
                "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: text/plain\r\n%s\r\n%s\r\n"
                        .formatted(method, path, Tokens.of("admin"), length, more));
    }

    void body(int bytes, boolean chunked) throws IOException {
        for (int sent = 0; sent < bytes; sent += CHUNK) {
            write((chunked ? "3e8\r\n" : "") + "x".repeat(CHUNK) + (chunked ? "\r\n" : ""));
        }
        write(chunked ? "0\r\n\r\n" : "");
    }

    /** The status of one more request on this connection. */
    String next() throws IOException {
        head("GET", "/context", 0, "");
        return answer();
    }

    /** The status of the next answer, and whether the connection ends with it. */
    String answer() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                return "end of the connection";
            }
            head.append((char) read);
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        byte[] _ = in.readNBytes(length(text));
        return text.substring(9, 12) + (text.contains("connection: close") ? " close" : "");
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    boolean isClosed() throws IOException {
        return in.read() < 0;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
