package dev.fives.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way into a JVM of a local stack, for its launcher, its command line and the gateway's clock.
 *
 * @param secret only who can read the data folder knows it
 */
public record Control(long pid, int port, String secret) {

    static final String SECRET_HEADER = "X-Fives-Control";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** A restart answers when the part is ready again. */
    private static final Duration ANSWER = Duration.ofMinutes(4);

    static Path file(Layout layout) {
        return layout.run().resolve("control.json");
    }

    static Control read(Layout layout) {
        var file = file(layout);
        if (!Files.exists(file)) {
            throw notRunning(layout);
        }
        try {
            return JSON.readValue(Files.readString(file), Control.class);
        } catch (IOException | JacksonException e) {
            throw new StackFault("data: " + file + " cannot be read: " + StackFault.reason(e), e);
        }
    }

    static StackFault notRunning(Layout layout) {
        return new StackFault("stack: not running on " + layout.data() + " (start it with ./fives up)");
    }

    void write(Layout layout) {
        Durably.write(file(layout), JSON.writeValueAsString(this));
    }

    Control at(int otherPort) {
        return new Control(pid, otherPort, secret);
    }

    public String get(String path) {
        return call("GET", path, null);
    }

    public String post(String path, String body) {
        return call("POST", path, body);
    }

    private String call(String method, String path, @Nullable String body) {
        try {
            var connection = open(method, path);
            if (body != null) {
                connection.setDoOutput(true);
                try (var out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            return answer(connection);
        } catch (ConnectException e) {
            throw new StackFault("stack: no answer on control port " + port + " (expected: a running stack)", e);
        } catch (IOException e) {
            throw new StackFault("stack: no answer on control port " + port + ": " + StackFault.reason(e), e);
        }
    }

    private HttpURLConnection open(String method, String path) throws IOException {
        var connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty(SECRET_HEADER, secret);
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) ANSWER.toMillis());
        return connection;
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            return text(connection.getInputStream());
        }
        var reason = connection.getErrorStream() == null ? "status " + status : text(connection.getErrorStream());
        if (status == HttpURLConnection.HTTP_BAD_REQUEST) {
            throw new IllegalArgumentException(reason);
        }
        throw new StackFault(reason);
    }

    private static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
