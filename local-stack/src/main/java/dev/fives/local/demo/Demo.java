package dev.fives.local.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import tools.jackson.databind.JsonNode;

/** Seeds two years of a shop where they are not there yet, and reports what the API then says. */
public final class Demo {

    private static final List<String> GROUPS =
            List.of("fives.customer", "fives.loyalty", "fives.segmentation", "fives.feedback", "fives.ticket");
    private static final Map<String, Map<String, Object>> SEGMENTS = Map.of(
            "regulars", Map.of("field", "frequencyBand", "op", "in", "value", List.of("MEDIUM", "HIGH")),
            "high-value", Map.of("field", "purchases.amount", "op", "gte", "value", 5000),
            "sleeping", Map.of("field", "recencyDays", "op", "gt", "value", 180));
    private static final ZoneId SHOP = ZoneId.of("Asia/Shanghai");
    private static final int REDRAW_MILLIS = 500;
    private static final int REDRAW_WITHOUT_TERMINAL_MILLIS = 20_000;

    private final DemoApi api;
    private final DemoTarget target;
    private final int customers;
    private final long seed;
    private final PrintStream out;

    private Demo(DemoApi api, DemoTarget target, int customers, long seed, PrintStream out) {
        this.api = api;
        this.target = target;
        this.customers = customers;
        this.seed = seed;
        this.out = out;
    }

    /** Runs to the end of the report. */
    public static void run(DemoTarget target, int customers, long seed, PrintStream out) {
        try (DemoApi api = new DemoApi(target);
                SideBySide threads = new SideBySide()) {
            new Demo(api, target, customers, seed, out).run(threads);
        }
    }

    private void run(SideBySide threads) {
        long start = System.nanoTime();
        if (isSeeded()) {
            say("The customers of seed " + seed + " are here already: nothing is added.");
        } else {
            seed(threads);
            say("Seeded in " + seconds(start) + " s. What the API says now:");
        }
        Figures figures;
        try (ProgressBar bar = bar("counting", customers)) {
            figures = Figures.of(api, threads, bar::stepBy);
        }
        say("\n" + Report.of(figures));
        figures.example().ifPresent(this::tell);
        say("\nDone in " + seconds(start) + " s.");
    }

    private boolean isSeeded() {
        return !api.find("/customers/lookup?externalId=" + Person.system(seed) + ":1")
                .isMissingNode();
    }

    private void seed(SideBySide threads) {
        JsonNode clock = api.clock();
        Instant now = Instant.parse(clock.path("now").asString(""));
        boolean frozen = clock.path("frozen").asBoolean(false);
        Instant started = Instant.now();
        try (Heard heard = new Heard(target.broker())) {
            Shop shop = new Shop(api, heard, customers, seed, now);
            say("Two years of a shop with " + customers + " customers, from " + day(shop.begin()) + " to " + day(now)
                    + ".");
            Thread clockBack = new Thread(() -> setBack(now, frozen, started), "demo-clock");
            Runtime.getRuntime().addShutdownHook(clockBack);
            try (ProgressBar bar = bar("seeding", Shop.DAYS)) {
                api.moveClock(shop.begin(), true);
                publishSegments();
                shop.run(threads, at -> bar.stepTo(ChronoUnit.DAYS.between(shop.begin(), at)));
                bar.stepTo(Shop.DAYS);
            } finally {
                Runtime.getRuntime().removeShutdownHook(clockBack);
                setBack(now, frozen, started);
            }
            shop.awaitAsks();
            heard.awaitStillness(GROUPS);
        }
    }

    /** Business time goes on from where it was, also when somebody breaks the seeding off. */
    private void setBack(Instant now, boolean frozen, Instant started) {
        api.moveClock(frozen ? now : now.plus(Duration.between(started, Instant.now())), frozen);
    }

    private void publishSegments() {
        List<String> present = api.all("/segments").stream()
                .map(segment -> segment.path("code").asString(""))
                .toList();
        SEGMENTS.forEach((code, rule) -> {
            if (!present.contains(code)) {
                String id = api.post("/segments", Map.of("code", code, "name", code, "rule", rule))
                        .path("id")
                        .asString("");
                var _ = api.post("/segments/" + id + "/publish", Map.of());
            }
        });
    }

    private void tell(JsonNode complaint) {
        String customerId = complaint.path("customerId").asString("");
        String name = api.get("/customers/" + customerId).path("name").asString("");
        say("\nThe story of " + name + " (" + customerId + ")");
        Story.of(api, customerId, SHOP).forEach(line -> say("  " + line));
    }

    private static ProgressBar bar(String task, long max) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(isTerminal() ? REDRAW_MILLIS : REDRAW_WITHOUT_TERMINAL_MILLIS)
                .build();
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static String day(Instant at) {
        return at.atZone(SHOP).toLocalDate().toString();
    }

    private static long seconds(long start) {
        return Math.round((System.nanoTime() - start) / 1e9);
    }

    private void say(String line) {
        out.println(line);
    }
}
