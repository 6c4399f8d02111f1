package dev.fives.benchmarks.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** Customers who buy through the gateway. */
final class Shop implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int CREATED = 201;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Stack stack;
    private final String token;
    private final List<String> customers = new ArrayList<>();

    Shop(Stack stack, int customers) {
        this.stack = stack;
        this.token = stack.token();
        for (int number = 0; number < customers; number++) {
            this.customers.add(created(number));
        }
    }

    private String created(int number) {
        String body = "{\"kind\":\"PERSON\",\"name\":\"Bench %d\"}".formatted(number);
        HttpResponse<String> answer = now(post(stack.api("/customers"), body));
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException("customer: " + answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).path("id").asString();
    }

    /** Sends one order; completes with the status of its answer. */
    CompletableFuture<Integer> buy(int number, String reference, String orderedAt) {
        URI path = stack.api("/customers/" + customers.get(number % customers.size()) + "/purchases");
        String body = """
                {"externalRef":"%s","orderedAt":"%s","status":"COMPLETED","channel":"WEB",
                 "lines":[{"sku":"TEA-1","category":"tea","quantity":3,"unitPrice":"89.50"}],
                 "total":{"amount":"268.50","currency":"CNY"}}""".formatted(reference, orderedAt);
        return http.sendAsync(post(path, body), BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
    }

    private HttpRequest post(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> now(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
