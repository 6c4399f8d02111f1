package dev.fives.acceptance.chaos;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.Api.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Gives commands until each is acknowledged: an answer of 5xx or none at all is repeated with the same key, as every
 * caller is told to do.
 */
final class Commander {

    private static final int TRIES = 200;

    private final Function<Random, Api> anyInstance;
    private final Expected expected;
    private final Instant orderedAt;
    private final AtomicInteger numbers = new AtomicInteger();
    final AtomicInteger repeats = new AtomicInteger();

    /** @param anyInstance a caller of some instance of customer-service, or of the gateway */
    Commander(Function<Random, Api> anyInstance, Expected expected, Instant orderedAt) {
        this.anyInstance = anyInstance;
        this.expected = expected;
        this.orderedAt = orderedAt;
    }

    String createCustomer(Random random, int number) {
        String path = "/customers/by-external-id/chaos/" + number;
        Answer answer = untilAcknowledged(random, "PUT", path, () -> """
                {"kind":"PERSON","name":"Customer %d"}""".formatted(number), Map.of());
        String id = answer.body().path("id").stringValue();
        expected.customer(id, answer.body().path("version").longValue());
        return id;
    }

    /** Returns the id of the purchase. */
    String buy(Random random, String customerId) {
        int number = numbers.incrementAndGet();
        BigDecimal total = BigDecimal.valueOf(random.nextInt(100, 50_000), 2);
        Answer answer = untilAcknowledged(
                random,
                "POST",
                "/customers/" + customerId + "/purchases",
                () -> """
                {"externalRef":"p-%d","orderedAt":"%s","status":"COMPLETED",
                 "lines":[{"sku":"A","quantity":1,"unitPrice":"%s"}],
                 "total":{"amount":"%s","currency":"CNY"}}""".formatted(number, orderedAt, total, total),
                Map.of("Idempotency-Key", "buy-" + number));
        String id = answer.body().path("id").stringValue();
        expected.purchase(id, customerId, total);
        return id;
    }

    void refund(Random random, String purchaseId) {
        int number = numbers.incrementAndGet();
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1, 30), 2);
        untilAcknowledged(
                random,
                "POST",
                "/purchases/" + purchaseId + "/refunds",
                () -> """
                {"externalRef":"r-%d","amount":{"amount":"%s","currency":"CNY"}}""".formatted(number, amount),
                Map.of("Idempotency-Key", "refund-" + number));
        expected.refund(purchaseId, amount);
    }

    /** Sets a tag; whoever lost the race reads again. */
    void tag(Random random, String customerId) {
        int number = numbers.incrementAndGet();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Answer read = untilAcknowledged(random, "GET", "/customers/" + customerId, () -> "", Map.of());
            Answer changed = untilAcknowledged(
                    random,
                    "PATCH",
                    "/customers/" + customerId,
                    () -> """
                    {"tags":["t%d"]}""".formatted(number),
                    Map.of(
                            "If-Match", read.header("etag"),
                            "Idempotency-Key", "tag-%d-%d".formatted(number, attempt),
                            "Content-Type", "application/merge-patch+json"));
            if (changed.status() == 200) {
                expected.customer(customerId, changed.body().path("version").longValue());
                return;
            }
        }
        throw new AssertionError("tag of " + customerId + ": never won a race");
    }

    private Answer untilAcknowledged(
            Random random,
            String method,
            String path,
            java.util.function.Supplier<String> body,
            Map<String, String> headers) {
        Answer last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                String json = body.get();
                last = anyInstance.apply(random).send(method, path, json.isEmpty() ? null : json, headers);
                if (last.status() < 300 || List.of(412).contains(last.status())) {
                    return last;
                }
                if (last.status() < 500 && last.status() != 409 && last.status() != 429) {
                    throw new AssertionError(method + " " + path + ": " + last);
                }
            } catch (java.io.UncheckedIOException connectionLost) {
                last = null;
            }
            repeats.incrementAndGet();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000L * Math.min(attempt + 1, 10));
        }
        throw new AssertionError(method + " " + path + ": not acknowledged, last " + last);
    }
}
