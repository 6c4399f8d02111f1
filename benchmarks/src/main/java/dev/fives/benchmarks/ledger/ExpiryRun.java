package dev.fives.benchmarks.ledger;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.benchmarks.child.Backing;
import dev.fives.benchmarks.child.Child;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A day on which the points of all accounts are lost (LO3), at a quarter, a half and all of the accounts: the time
 * beside one raw pass in the same store; the last time the service is killed half way and started again. Then what the
 * store holds is counted. Arguments: accounts (100000), how often they are halved before (2; 0: they alone, without a
 * kill).
 */
public final class ExpiryRun {
    private static final double ASKED = 0.3;
    private static final double LINEAR = 2.5;
    private static final int PAGE = 500;
    private static final int AT_ONCE = 256;
    private static final long MILLION = 1_000_000;
    private static final double MIB = 1024.0 * 1024;
    /** Entries of an account in the end: given, warned of, lost. */
    private static final int ENTRIES = 3;

    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final String WALLET = "--fives.loyalty.wallets.points.";
    private static final String[] TERMS = {
        WALLET + "expires-after-months=1",
        WALLET + "expires-at-end-of-month=false",
        WALLET + "warn-days=5",
        "--fives.due.poll-interval=250ms"
    };

    private final Stage stage;
    private final int accounts;
    private final MongoCollection<Document> entries;
    private final MongoCollection<Document> dues;

    private ExpiryRun(Stage stage, int accounts) {
        this.stage = stage;
        this.accounts = accounts;
        this.entries = stage.ofTheService("ledger");
        this.dues = stage.ofTheService("account_dues");
    }

    public static void main(String[] args) {
        int all = Arguments.number(args, 0, 100_000);
        int halvings = Arguments.number(args, 1, 2);
        List<Double> seconds = new ArrayList<>();
        for (int halving = halvings; halving >= 0; halving--) {
            try (Stage stage = Stage.open()) {
                seconds.add(new ExpiryRun(stage, all >> halving).run());
            }
        }
        if (halvings > 0) {
            try (Stage stage = Stage.open()) {
                new ExpiryRun(stage, all / 4).killed();
            }
            reportGrowth(seconds);
        }
        System.exit(0);
    }

    private static void reportGrowth(List<Double> seconds) {
        double growth = IntStream.range(1, seconds.size())
                .mapToDouble(i -> seconds.get(i) / seconds.get(i - 1))
                .max()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "LO3: twice the accounts take %.2f times as long at most (asked: at most %.1f: %s)%n",
                growth,
                LINEAR,
                growth <= LINEAR ? "met" : "MISSED");
    }

    private double run() {
        fill();
        double floor = floor();
        double subject;
        try (Child service = stage.child("PT792H", TERMS)) {
            subject = secondsUntilAllIsLost(service);
        }
        report(floor, subject);
        again();
        return subject;
    }

    /** Once more, on a later day: nothing is lost twice. */
    private void again() {
        long before = count(entries, new Document());
        try (Child service = stage.child("PT1488H", TERMS)) {
            awaitDone(service);
        }
        exact();
        require(count(entries, new Document()) == before, "entries after a second run");
    }

    private void killed() {
        fill();
        try (Child first = stage.child("PT792H", TERMS)) {
            awaitEntries(first, 2L * accounts);
            first.kill();
        }
        long written = all() - accounts;
        try (Child second = stage.child("PT792H", TERMS)) {
            double rest = secondsUntilAllIsLost(second);
            System.out.printf(
                    Locale.ROOT,
                    "killed after %d of %d entries; another one did the rest in %.1f s%n",
                    written,
                    2L * accounts,
                    rest);
        }
        exact();
        again();
    }

    /** Tells what the accounts cost, but for the first tenth, which pays for the start. */
    private void fill() {
        int tenth = accounts / 10;
        fill(0, tenth);
        double disk = stage.diskBytes();
        double heap = Backing.heapBytes();
        fill(tenth, accounts);
        disk = (stage.diskBytes() - disk) / (accounts - tenth);
        heap = (Backing.heapBytes() - heap) / (accounts - tenth);
        System.out.printf(
                Locale.ROOT,
                "%d accounts with one entry each: %.0f B on disk and %.0f B of the store's heap each; a million: %.0f and"
                        + " %.0f MiB%n",
                accounts,
                disk,
                heap,
                disk * MILLION / MIB,
                heap * MILLION / MIB);
    }

    private void fill(int from, int to) {
        try (Service service = stage.service(TERMS)) {
            Flux.range(from, to - from)
                    .flatMap(i -> service.give(LedgerRun.customer(i), "first", 10), AT_ONCE)
                    .blockLast();
            service.awaitPublished();
            Eventually.until("dues", LIMIT, () -> count(dues, new Document()) == to);
        }
    }

    /** One pass: a page of accounts is read, each loses its points, and its entries are written together. */
    private double floor() {
        MongoCollection<Document> balances = stage.raw("balances");
        MongoCollection<Document> losses = stage.raw("losses");
        for (int from = 0; from < accounts; from += PAGE) {
            var _ = Mono.from(balances.insertMany(IntStream.range(from, Math.min(accounts, from + PAGE))
                            .mapToObj(i -> new Document("_id", LedgerRun.customer(i)).append("balance", 10L))
                            .toList()))
                    .block();
        }
        long begin = System.nanoTime();
        Flux.from(balances.find().batchSize(PAGE))
                .buffer(PAGE)
                .concatMap(page -> Flux.fromIterable(page)
                        .flatMap(
                                account -> balances.updateOne(
                                        new Document("_id", account.getString("_id"))
                                                .append("balance", new Document("$gte", 10L)),
                                        new Document("$inc", new Document("balance", -10L))),
                                Stage.CLIENTS)
                        .then(Mono.from(losses.insertMany(
                                page.stream().map(ExpiryRun::loss).toList()))))
                .blockLast();
        double seconds = (System.nanoTime() - begin) / 1e9;
        var _ = Mono.from(balances.drop()).block();
        var _ = Mono.from(losses.drop()).block();
        return seconds;
    }

    private static Document loss(Document account) {
        return new Document("account", account.getString("_id"))
                .append("delta", -10L)
                .append("balanceAfter", 0L)
                .append("source", "expiry");
    }

    private void report(double floor, double subject) {
        exact();
        double ratio = floor / subject;
        System.out.printf(
                Locale.ROOT,
                "LO3, %d accounts: floor %.1f s, service %.1f s (%.0f accounts/s): ratio %.3f (asked: at least %.2f: %s);"
                        + " %.0f B on disk each in the end%n",
                accounts,
                floor,
                subject,
                accounts / subject,
                ratio,
                ASKED,
                ratio >= ASKED ? "met" : "MISSED",
                (double) stage.diskBytes() / accounts);
    }

    /** From the first entry to the last, so the start of the JVM is not in it; its warming up is. */
    private double secondsUntilAllIsLost(Child service) {
        long already = all();
        awaitEntries(service, already + 1);
        long begin = System.nanoTime();
        long first = all();
        long last = (long) ENTRIES * accounts;
        awaitEntries(service, last);
        double seconds = (System.nanoTime() - begin) / 1e9 * (last - already) / Math.max(1, last - first);
        awaitDone(service);
        return seconds;
    }

    private void awaitEntries(Child service, long number) {
        Eventually.until("entries", LIMIT, () -> {
            service.requireAlive();
            return all() >= number;
        });
    }

    /** Nothing is due, and every event is on its topic. */
    private void awaitDone(Child service) {
        Eventually.until("done", LIMIT, () -> {
            service.requireAlive();
            return count(dues, new Document("dueAt", new Document("$exists", true))) == 0
                    && count(entries, new Document("published", false)) == 0;
        });
    }

    /** Without a look at any of them: the question must not take the processor from what is measured. */
    private long all() {
        return Objects.requireNonNull(
                Mono.from(entries.estimatedDocumentCount()).block());
    }

    /** Each account has its three entries, and nothing left. */
    private void exact() {
        require(count(entries, new Document()) == (long) ENTRIES * accounts, "entries");
        Document lost = new Document("body.kind", "EXPIRY").append("balanceAfter", 0L);
        require(count(entries, lost) == accounts, "accounts with nothing left");
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what + " (expected: as the accounts say; see " + stage.folder() + ")");
        }
    }

    private static long count(MongoCollection<Document> collection, Document filter) {
        return Objects.requireNonNull(
                Mono.from(collection.countDocuments(filter)).block());
    }
}
