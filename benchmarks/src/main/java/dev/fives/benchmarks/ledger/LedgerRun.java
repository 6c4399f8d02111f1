package dev.fives.benchmarks.ledger;

import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.journal.Proof;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Points earned, reserved and redeemed by 64 clients beside the same as raw conditional increments in the same store:
 * first on accounts of their own (LO1), then all on one (LO2). Arguments: accounts (10000), rounds (5), seconds a turn
 * (6), seconds of warming up (45).
 */
public final class LedgerRun {
    private static final double ASKED_APART = 0.25;
    private static final double ASKED_ON_ONE = 0.15;
    private static final long POINTS = 10;
    private static final long PLENTY = 1_000_000_000;
    private static final String ONE = "cus_one";
    private static final int AT_ONCE = 256;
    /** Fewer than may wait for the broker. */
    private static final int BURST = 400;

    private static final int BURSTS = 5;

    private final Stage stage;
    private final Service service;
    private final MongoCollection<Document> floor;
    private final int accounts;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicIntegerArray turns = new AtomicIntegerArray(Stage.CLIENTS);

    private LedgerRun(Stage stage, Service service, int accounts) {
        this.stage = stage;
        this.service = service;
        this.floor = stage.raw("accounts");
        this.accounts = accounts;
    }

    public static void main(String[] args) {
        int rounds = Arguments.number(args, 1, 5);
        Duration turn = Duration.ofSeconds(Arguments.number(args, 2, 6));
        Duration warmUp = Duration.ofSeconds(Arguments.number(args, 3, 45));
        try (Stage stage = Stage.open();
                Service service = stage.service()) {
            LedgerRun run = new LedgerRun(stage, service, Arguments.number(args, 0, 10_000));
            run.fill();
            run.apart(rounds, turn, warmUp);
            run.onOne(rounds, turn, warmUp);
        }
        System.exit(0);
    }

    private void fill() {
        var _ = Mono.from(floor.insertMany(IntStream.range(0, accounts)
                        .mapToObj(i -> account(customer(i), 0))
                        .toList()))
                .block();
        var _ = Mono.from(floor.insertOne(account(ONE, PLENTY))).block();
        Flux.range(0, accounts)
                .flatMap(i -> service.give(customer(i), "first", POINTS), AT_ONCE)
                .blockLast();
        var _ = service.give(ONE, "first", PLENTY).block();
        service.awaitPublished();
        System.out.printf("%d accounts; log in %s%n", accounts, stage.folder());
    }

    private void apart(int rounds, Duration turn, Duration warmUp) {
        Versus versus = new Versus("LO1, " + accounts + " accounts");
        var _ = rawApart(warmUp);
        var _ = pointsApart(warmUp);
        versus.rounds(rounds, () -> rawApart(turn), () -> pointsApart(turn));
        versus.print(ASKED_APART);
    }

    private Turn rawApart(Duration time) {
        return Turn.of(
                Stage.CLIENTS,
                time,
                client -> {
                    String id = customer(next(client));
                    return increment(id, "balance", 0, POINTS)
                            .then(increment(id, "balance", POINTS, -POINTS))
                            .then(increment(id, "redeemed", 0, POINTS))
                            .thenReturn(3L);
                },
                () -> {});
    }

    private Turn pointsApart(Duration time) {
        return Turn.of(
                Stage.CLIENTS,
                time,
                client -> {
                    int number = next(client);
                    String id = customer(number);
                    String what = "r" + numbers.incrementAndGet();
                    return service.give(id, what, POINTS)
                            .then(Mono.defer(() -> service.reserve(id, what, POINTS)))
                            .then(Mono.defer(() -> service.confirm(id, what)))
                            .thenReturn(3L);
                },
                service::awaitPublished);
    }

    /** In bursts that fit into what may wait for the broker, then for as long as a turn, which the relay bounds. */
    private void onOne(int rounds, Duration turn, Duration warmUp) {
        var _ = rawOnOne(warmUp);
        var _ = pointsOnOne(warmUp);
        service.busy.reset();
        Versus bursts = new Versus("LO2, " + Stage.CLIENTS + " clients on one account, " + BURST + " at a time");
        bursts.rounds(
                rounds,
                () -> Turn.ofBursts(Stage.CLIENTS, BURSTS, BURST, this::rawOnce, () -> {}),
                () -> Turn.ofBursts(Stage.CLIENTS, BURSTS, BURST, this::reserveOnce, service::awaitPublished));
        bursts.print(ASKED_ON_ONE);
        Versus sustained = new Versus("LO2, sustained");
        sustained.rounds(rounds, () -> rawOnOne(turn), () -> pointsOnOne(turn));
        sustained.print(ASKED_ON_ONE);
        Proof proof = service.proof(ONE);
        System.out.printf(
                "LO2: %d entries, sum %d, balance %d, %s; told to come again %d times%n",
                proof.entries(),
                proof.sumOfDeltas(),
                proof.balanceAfter(),
                proof.sound() ? "sound" : "UNSOUND " + proof.violations(),
                service.busy.sum());
    }

    private Turn rawOnOne(Duration time) {
        return Turn.of(Stage.CLIENTS, time, client -> rawOnce(), () -> {});
    }

    private Turn pointsOnOne(Duration time) {
        return Turn.of(Stage.CLIENTS, time, client -> reserveOnce(), service::awaitPublished);
    }

    private Mono<Long> rawOnce() {
        return increment(ONE, "balance", 1, -1).thenReturn(1L);
    }

    private Mono<Long> reserveOnce() {
        return service.reserve(ONE, "o" + numbers.incrementAndGet(), 1).thenReturn(1L);
    }

    private Mono<UpdateResult> increment(String id, String field, long atLeast, long change) {
        Document condition = new Document("_id", id).append(field, new Document("$gte", atLeast));
        return Mono.from(floor.updateOne(condition, new Document("$inc", new Document(field, change))))
                .doOnNext(result -> {
                    if (result.getModifiedCount() != 1) {
                        throw new IllegalStateException("increment: " + id + " (expected: one)");
                    }
                });
    }

    /** No two clients ever meet on one. */
    private int next(int client) {
        int each = Math.max(1, accounts / Stage.CLIENTS);
        return client * each + Math.floorMod(turns.getAndIncrement(client), each);
    }

    private static Document account(String id, long balance) {
        return new Document("_id", id).append("balance", balance).append("redeemed", 0L);
    }

    static String customer(int number) {
        return "cus_" + number;
    }
}
