package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Described;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many requests, all operations in turn. The seed decides what is sent; which of the known ids stands in it depends on
 * what was answered before, so a failure prints its request.
 */
final class Fuzz {
    private static final int CALLERS = 6;
    private static final int WITH_BODY = 3;

    private final Documents documents;
    private final Door door;
    private final long seed;
    private final Judge judge = new Judge();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final Map<String, Integer> kinds = new ConcurrentSkipListMap<>();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    private final Map<String, String> failures = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListSet<String> taken = new ConcurrentSkipListSet<>();

    Fuzz(Documents documents, Door door, long seed) {
        this.documents = documents;
        this.door = door;
        this.seed = seed;
    }

    /** One failure of each kind and operation, with the request that shows it. */
    record Outcome(long seed, int requests, Duration took, int busy, List<String> failures, String report) {}

    Outcome run(int requests) {
        long began = System.nanoTime();
        List<Thread> callers = IntStream.range(0, CALLERS)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> callUntil(requests)))
                .toList();
        callers.forEach(Fuzz::join);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Outcome(seed, requests, took, busy.get(), List.copyOf(failures.values()), report(requests, took));
    }

    private static void join(Thread caller) {
        try {
            caller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void callUntil(int requests) {
        List<Described> operations = turns();
        for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
            Random random = new Random(seed * 1_000_003 + number);
            Described described = operations.get(number % operations.size());
            try {
                call(new FuzzRequests(documents.schemas(), door.known(), random).draw(described));
            } catch (RuntimeException | AssertionError e) {
                failures.putIfAbsent(described + " " + e.getClass(), described + ": " + e + ", seed " + seed);
            }
        }
    }

    /** What takes a body has more that can be wrong. */
    private List<Described> turns() {
        return documents.operations().stream()
                .flatMap(described ->
                        Collections.nCopies(described.body().isPresent() ? WITH_BODY : 1, described).stream())
                .toList();
    }

    private void call(Sent sent) {
        Answered answer = door.send(sent);
        kinds.merge(sent.what().replaceAll("( at '.*| of the body.*|: .*)", ""), 1, Integer::sum);
        statuses.merge(answer.status(), 1, Integer::sum);
        if (Judge.isBusy(answer)) {
            busy.incrementAndGet();
        }
        if (answer.status() < 300) {
            taken.add(sent.described().toString());
        }
        judge.faults(sent, answer)
                .forEach(fault -> failures.putIfAbsent(
                        sent.described() + " " + fault.replaceAll("[0-9a-f]{8,}|/[0-9]+", ""),
                        fault + "\n" + sent + "\n-> " + answer.status() + " " + answer.body() + "\n(seed " + seed
                                + ")"));
    }

    private String report(int requests, Duration took) {
        TreeSet<String> never = new TreeSet<>(
                documents.operations().stream().map(Described::toString).toList());
        never.removeAll(taken);
        return "fuzz: seed %d, %d requests of %d operations in %.1f s, %d busy, %d kinds of failures%n  %s%n  %s%n  never taken: %s"
                .formatted(
                        seed,
                        requests,
                        documents.operations().size(),
                        took.toMillis() / 1e3,
                        busy.get(),
                        failures.size(),
                        statuses,
                        new TreeMap<>(kinds),
                        never.stream().collect(Collectors.joining(", ")));
    }
}
