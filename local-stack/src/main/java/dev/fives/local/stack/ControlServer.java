package dev.fives.local.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@link Control} in this JVM, on loopback, to those who know the secret. */
final class ControlServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ControlServer.class);
    private static final int BODY_LIMIT_BYTES = 16 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String secret;
    private final Map<String, UnaryOperator<String>> handlers;

    private ControlServer(HttpServer server, String secret, Map<String, UnaryOperator<String>> handlers) {
        this.server = server;
        this.secret = secret;
        this.handlers = handlers;
    }

    /**
     * Listens.
     *
     * @param handlers by "METHOD /path"; each takes the request's body and gives the answer's
     */
    static ControlServer start(int port, String secret, Map<String, UnaryOperator<String>> handlers) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var control = new ControlServer(HttpServer.create(address, 0), secret, handlers);
            control.server.createContext("/", control::answer);
            control.server.setExecutor(control.threads);
            control.server.start();
            return control;
        } catch (IOException e) {
            throw new StackFault("control port: " + port + " cannot be opened: " + StackFault.reason(e), e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!knowsSecret(exchange)) {
                reply(exchange, 403, "control: secret missing or wrong");
                return;
            }
            dispatch(exchange);
        }
    }

    private boolean knowsSecret(HttpExchange exchange) {
        var given = exchange.getRequestHeaders().getFirst(Control.SECRET_HEADER);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var handler = handlers.get(exchange.getRequestMethod() + " " + path);
        if (handler == null) {
            reply(exchange, 404, "control: nothing at " + path);
            return;
        }
        var body = new String(exchange.getRequestBody().readNBytes(BODY_LIMIT_BYTES), StandardCharsets.UTF_8);
        try {
            reply(exchange, 200, handler.apply(body));
        } catch (IllegalArgumentException e) {
            reply(exchange, 400, String.valueOf(e.getMessage()));
        } catch (StackFault e) {
            reply(exchange, 500, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("control {} failed", path, e);
            reply(exchange, 500, StackFault.reason(e));
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
