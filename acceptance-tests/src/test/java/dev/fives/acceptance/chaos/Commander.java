package dev.fives.acceptance.chaos;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.Api.Answer;
import dev.fives.acceptance.chaos.Attempts.Attempt;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Gives commands until each is acknowledged: an answer of 5xx or none at all is repeated with the same key, as every
 * caller is told to do.
 */
final class Commander {

    /** Longer than a killed application takes to come back. */
    private static final Duration GIVE_UP = Duration.ofMinutes(3);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final int LONGEST_PAUSE_FACTOR = 10;

    private final Function<RandomGenerator, Api> anyInstance;
    private final Journal journal;
    private final Instant orderedAt;
    private final Attempts attempts = new Attempts();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();

    /** @param anyInstance a caller of some instance of customer-service, or of the gateway */
    Commander(Function<RandomGenerator, Api> anyInstance, Journal journal, Instant orderedAt) {
        this.anyInstance = anyInstance;
        this.journal = journal;
        this.orderedAt = orderedAt;
    }

    Attempts attempts() {
        return attempts;
    }

    /** Commands that took effect. */
    int acknowledged() {
        return journal.acknowledged();
    }

    String report() {
        return "%d commands, %d requests repeated".formatted(acknowledged(), repeats.get());
    }

    String createCustomer(RandomGenerator random, int number) {
        Answer answer = untilAcknowledged(
                random, "PUT", "/customers/by-external-id/chaos/" + number, Canary.customer(number), Map.of());
        String id = id(answer);
        journal.append(new Acknowledged.Customer(id, version(answer)));
        return id;
    }

    /** Returns the id of the purchase. */
    String buy(RandomGenerator random, String customerId) {
        int number = numbers.incrementAndGet();
        BigDecimal total = BigDecimal.valueOf(random.nextInt(100, 50_000), 2);
        String json = """
                {"externalRef":"p-%d","orderedAt":"%s","status":"COMPLETED",
                 "lines":[{"sku":"A","quantity":1,"unitPrice":"%s"}],
                 "total":{"amount":"%s","currency":"CNY"}}""".formatted(number, orderedAt, total, total);
        String id = id(post(random, "/customers/" + customerId + "/purchases", json, "buy-" + number));
        journal.append(new Acknowledged.Purchase(id, customerId, total));
        return id;
    }

    void refund(RandomGenerator random, String purchaseId) {
        int number = numbers.incrementAndGet();
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1, 30), 2);
        String json = """
                {"externalRef":"r-%d","amount":{"amount":"%s","currency":"CNY"}}""".formatted(number, amount);
        post(random, "/purchases/" + purchaseId + "/refunds", json, "refund-" + number);
        journal.append(new Acknowledged.Refund(purchaseId, amount));
    }

    /** Sets a tag; whoever lost the race reads again. */
    void tag(RandomGenerator random, String customerId) {
        int number = numbers.incrementAndGet();
        String path = "/customers/" + customerId;
        String json = """
                {"tags":["t%d"]}""".formatted(number);
        Answer changed;
        int attempt = 0;
        do {
            Answer read = untilAcknowledged(random, "GET", path, null, Map.of());
            Map<String, String> headers = Map.of(
                    "If-Match", read.header("etag"),
                    "Idempotency-Key", "tag-%d-%d".formatted(number, attempt++),
                    "Content-Type", "application/merge-patch+json");
            changed = untilAcknowledged(random, "PATCH", path, json, headers);
        } while (changed.status() == 412);
        journal.append(new Acknowledged.Customer(customerId, version(changed)));
    }

    /** One attempt without a key, so that the customer's events are what piles up; returns the answer. */
    Answer tagOnce(String customerId) {
        Api api = anyInstance.apply(RandomGenerator.getDefault());
        String path = "/customers/" + customerId;
        String json = """
                {"tags":["t%d"]}""".formatted(numbers.incrementAndGet());
        Answer read = read(path);
        Map<String, String> headers =
                Map.of("If-Match", read.header("etag"), "Content-Type", "application/merge-patch+json");
        Answer changed = api.send("PATCH", path, json, headers);
        if (changed.status() == 200) {
            journal.append(new Acknowledged.Customer(customerId, version(changed)));
        }
        return changed;
    }

    long version(String customerId) {
        return version(read("/customers/" + customerId));
    }

    private Answer read(String path) {
        return untilAcknowledged(RandomGenerator.getDefault(), "GET", path, null, Map.of());
    }

    /** Something the customer wants, which nobody has to hurry for. */
    void ask(RandomGenerator random, String customerId) {
        int number = numbers.incrementAndGet();
        String json = """
                {"kind":"QUESTION","channel":"WEB","externalMessageId":"m-%d","customerId":"%s",
                 "subject":"%s","description":"%s"}""".formatted(number, customerId, Canary.words(number), Canary.words(number));
        Answer answer = post(random, "/tickets", json, "ask-" + number);
        journal.append(new Acknowledged.Ticket(id(answer), etag(answer)));
    }

    /** Praise, so that no ticket comes of it. */
    void praise(RandomGenerator random, String customerId) {
        int number = numbers.incrementAndGet();
        String json = """
                {"customerId":"%s","channel":"PHONE","metric":"NPS","score":10,"text":"%s"}""".formatted(customerId, Canary.words(number));
        Answer answer = post(random, "/feedback", json, "praise-" + number);
        journal.append(new Acknowledged.Feedback(id(answer), etag(answer)));
    }

    private Answer post(RandomGenerator random, String path, String json, String key) {
        return untilAcknowledged(random, "POST", path, json, Map.of("Idempotency-Key", key));
    }

    private Answer untilAcknowledged(
            RandomGenerator random, String method, String path, @Nullable String json, Map<String, String> headers) {
        long end = System.nanoTime() + GIVE_UP.toNanos();
        int attempt = 0;
        do {
            Optional<Answer> answer = attempt(random, method, path, json, headers);
            if (answer.isPresent()) {
                return answer.get();
            }
            repeats.incrementAndGet();
            LockSupport.parkNanos(FIRST_PAUSE.toNanos() * Math.min(++attempt, LONGEST_PAUSE_FACTOR));
        } while (System.nanoTime() < end);
        throw new AssertionError(method + " " + path + ": not acknowledged within " + GIVE_UP);
    }

    private Optional<Answer> attempt(
            RandomGenerator random, String method, String path, @Nullable String json, Map<String, String> headers) {
        long begun = System.nanoTime();
        String request = method + ' ' + path;
        try {
            Answer answer = anyInstance.apply(random).send(method, path, json, headers);
            boolean retryAfter = !answer.header("retry-after").isEmpty();
            attempts.add(new Attempt(begun, System.nanoTime(), request, answer.status(), retryAfter));
            return switch (answer.status()) {
                case 200, 201, 412 -> Optional.of(answer);
                case 409, 429, 500, 502, 503, 504 -> Optional.empty();
                default -> throw new AssertionError(request + ": " + answer);
            };
        } catch (UncheckedIOException connectionLost) {
            attempts.add(new Attempt(begun, System.nanoTime(), request, 0, false));
            return Optional.empty();
        }
    }

    private static String id(Answer answer) {
        return answer.body().path("id").stringValue();
    }

    private static long etag(Answer answer) {
        return Long.parseLong(answer.header("etag").replace("\"", ""));
    }

    private static long version(Answer answer) {
        return answer.body().path("version").longValue();
    }
}
