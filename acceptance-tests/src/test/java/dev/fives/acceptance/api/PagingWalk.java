package dev.fives.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Walks through a collection while others add to it and take from it. */
final class PagingWalk {
    private static final int STAY = 60;
    private static final int WRITERS = 4;
    private static final int PAGE = 7;
    private static final List<String> SORTS = List.of("createdAt", "-createdAt", "name", "-name");

    private final Api api;
    private final Random random;
    private final String tag;
    private final AtomicInteger writes = new AtomicInteger();
    private int walks;

    PagingWalk(Api api, long seed) {
        this.api = api;
        this.random = new Random(seed);
        this.tag = "walk" + seed;
    }

    /** @param changes so many additions and removals, half of each */
    String run(int changes) throws Exception {
        Set<String> stay = new HashSet<>();
        for (int i = 0; i < STAY; i++) {
            stay.add(create(random.nextInt(1_000)));
        }
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writing = new ArrayList<>();
            IntStream.range(0, changes / 2).forEach(number -> writing.add(writers.submit(() -> comeAndGo(number))));
            do {
                walk(stay, SORTS.get(walks % SORTS.size()));
                walks++;
            } while (!writing.stream().allMatch(Future::isDone) || walks < SORTS.size());
            for (Future<?> each : writing) {
                each.get();
            }
        }
        return "paging: %d walks beside %d additions and removals".formatted(walks, writes.get());
    }

    /** What was there all the time is seen once, what came or went at most once. */
    private void walk(Set<String> stay, String sort) {
        List<String> seen = new ArrayList<>();
        String from = "/api/v1/customers?filter=tags:" + tag + "&sort=" + sort + "&pageSize=" + PAGE;
        String path = from;
        while (!path.isEmpty()) {
            JsonNode page = api.get(path).expect(200).body();
            page.path("items").forEach(item -> seen.add(item.path("id").stringValue()));
            path = page.has("next") ? from + "&cursor=" + page.path("next").stringValue() : "";
        }
        assertThat(seen).as("doubled, by " + sort).doesNotHaveDuplicates();
        assertThat(seen).as("missed, by " + sort).containsAll(stay);
    }

    private void comeAndGo(int number) {
        String id = create(number);
        writes.incrementAndGet();
        int gone = api.send("DELETE", "/api/v1/customers/" + id, null, Map.of("If-Match", "\"1\""))
                .status();
        assertThat(gone).isEqualTo(200);
        writes.incrementAndGet();
    }

    private String create(int number) {
        return api.post("/api/v1/customers", "{\"name\":\"%03d\",\"tags\":[\"%s\"]}".formatted(number % 1_000, tag))
                .expect(201)
                .body()
                .path("id")
                .stringValue();
    }

    /** The check itself: it has to miss somebody who was never there. */
    void checkTheCheck() {
        String stranger = "cus_never";
        List<String> missed = new ArrayList<>();
        try {
            walk(Collections.singleton(stranger), SORTS.getFirst());
        } catch (AssertionError e) {
            missed.add(stranger);
        }
        assertThat(missed).containsExactly(stranger);
    }
}
