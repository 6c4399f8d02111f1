package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.Api.Answer;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Members who redeem one reward side by side, confirm a few of them and cancel most; and what must hold afterwards. */
final class Redeemers implements AutoCloseable {
    private static final int MEMBERS = 12;
    private static final int WORKERS = 8;
    private static final int POINTS = 1_000;
    private static final int STOCK = 100;
    private static final int LIMIT = 12;
    private static final int BETWEEN_KILLS = 40;
    /** Of a hundred redemptions; the others are cancelled. */
    private static final int CONFIRMED = 3;

    private static final int LEFT = 2;

    private final Api api;
    private final List<String> customers = new ArrayList<>();
    private final String reward;
    private final AtomicInteger keys = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean goOn = true;

    Redeemers(Api api) {
        this.api = api;
        for (int i = 0; i < MEMBERS; i++) {
            customers.add(member(i));
        }
        this.reward = api.post(
                        "/rewards",
                        "{\"name\":{\"en\":\"Tea cup\"},\"points\":1,\"stock\":" + STOCK + ",\"perMemberLimit\":"
                                + LIMIT + "}")
                .expect(201)
                .body()
                .path("rewardId")
                .asString();
    }

    private String member(int number) {
        String id = api.post("/customers", "{\"kind\":\"PERSON\",\"name\":\"Member " + number + "\"}")
                .expect(201)
                .body()
                .path("id")
                .asString();
        Eventually.until(
                "enrolled",
                Duration.ofMinutes(1),
                () -> api.get("/members/" + id).status() == 200);
        keyed("POST", "/members/" + id + "/adjustments", "{\"points\":" + POINTS + ",\"reason\":\"TEST\"}", "gift" + id)
                .expect(201);
        return id;
    }

    List<String> customers() {
        return customers;
    }

    void start() {
        for (int worker = 0; worker < WORKERS; worker++) {
            Random random = new Random(worker);
            running.add(workers.submit(() -> {
                while (goOn) {
                    redeem(random);
                }
            }));
        }
    }

    private void redeem(Random random) {
        String customer = customers.get(random.nextInt(MEMBERS));
        String body = "{\"customerId\":\"" + customer + "\",\"rewardId\":\"" + reward + "\"}";
        Answer answer = keyed("POST", "/redemptions", body, "redeem-" + keys.incrementAndGet());
        answered.incrementAndGet();
        if (answer.status() == 409) {
            refused.incrementAndGet();
            return;
        }
        String path = "/redemptions/" + answer.expect(201).body().path("id").asString();
        int fate = random.nextInt(100);
        if (fate < CONFIRMED) {
            api.post(path + "/confirm", "").expect(200);
            confirmed.add(path);
        } else if (fate >= CONFIRMED + LEFT) {
            api.post(path + "/cancel", "").expect(200);
        }
        answered.incrementAndGet();
    }

    void awaitProgress(Duration longest) {
        int before = answered.get();
        Eventually.until("progress of the redeemers", longest, () -> {
            running.stream().filter(Future::isDone).forEach(Redeemers::fault);
            return answered.get() >= before + BETWEEN_KILLS;
        });
    }

    /** Nobody ends before it is told to, but by a fault. */
    private static void fault(Future<?> worker) {
        try {
            worker.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void assertNothingIsOpen() {
        for (String status : List.of("REQUESTED", "PENDING")) {
            JsonNode open = api.get("/redemptions?pageSize=1&count=true&status=" + status)
                    .expect(200)
                    .body();
            assertThat(open.path("total").asInt()).as(status).isZero();
        }
        assertThat(stock().path("reserved").asInt()).isZero();
    }

    void assertNothingIsLostOrDoubled() {
        Map<String, Integer> had = new HashMap<>();
        Set<String> found = ConcurrentHashMap.newKeySet();
        String next = "/redemptions?pageSize=200&status=CONFIRMED";
        while (next != null) {
            JsonNode page = api.get(next).expect(200).body();
            page.path("items").forEach(one -> {
                had.merge(one.path("customerId").asString(), 1, Integer::sum);
                found.add("/redemptions/" + one.path("id").asString());
            });
            String cursor = page.path("next").asString("");
            next = cursor.isEmpty() ? null : "/redemptions?pageSize=200&status=CONFIRMED&cursor=" + cursor;
        }
        assertThat(found).as("what was acknowledged").containsExactlyInAnyOrderElementsOf(confirmed);
        assertThat(stock().path("confirmed").asInt()).isEqualTo(found.size());
        assertThat(stock().path("available").asInt()).isEqualTo(STOCK - found.size());
        for (String customer : customers) {
            int items = had.getOrDefault(customer, 0);
            JsonNode points = api.get("/members/" + customer).expect(200).body().path("points");
            assertThat(points.path("active").asInt()).as(customer).isEqualTo(POINTS - items);
            assertThat(points.path("reserved").asInt()).as(customer).isZero();
            assertThat(items).as(customer).isLessThanOrEqualTo(LIMIT);
        }
    }

    private JsonNode stock() {
        return api.get("/rewards/" + reward).expect(200).body();
    }

    String report() {
        return answered.get() + " answers, " + confirmed.size() + " items confirmed, " + refused.get() + " refused";
    }

    private Answer keyed(String method, String path, String body, String key) {
        return api.send(method, path, body, Map.of("Idempotency-Key", key));
    }

    @Override
    public void close() {
        goOn = false;
        workers.shutdown();
        try {
            assertThat(workers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
