package dev.fives.kit.test.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Customer-service as far as messages ask it: by default whoever is asked for has a mailbox of its own name. */
public final class FakeCustomers implements AutoCloseable {
    /** What it asks for. */
    public static final String KEY = "fvk_test";

    private static final int OK = 200;
    private static final int UNAUTHENTICATED = 401;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean away;

    public FakeCustomers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/customers/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The answer may use single quotes. */
    public void say(String customerId, String answer) {
        answers.put(customerId, answer.replace('\'', '"'));
    }

    /** Whether it answers 503 from now on. */
    public void away(boolean isAway) {
        away = isAway;
    }

    /** Paths and bodies of what it was asked. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Where mails to this customer arrive. */
    public static String mailbox(String customerId) {
        return customerId.replace('_', '.') + "@example.com";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String customerId = path.split("/", -1)[2];
        boolean isOurs = KEY.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"));
        asked.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String granted = """
                {"status":"GRANTED","contactPointId":"cpt_%s","address":"%s","name":"Fang"}""".formatted(customerId, mailbox(customerId));
        byte[] body = answers.getOrDefault(customerId, granted).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status(isOurs), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int status(boolean isOurs) {
        return away ? UNAVAILABLE : isOurs ? OK : UNAUTHENTICATED;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
