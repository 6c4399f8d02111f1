package dev.fives.benchmarks.care;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.benchmarks.child.Child;
import dev.fives.benchmarks.ledger.Arguments;
import dev.fives.benchmarks.ledger.Stage;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.care.app.CarePlans;
import dev.fives.loyalty.care.app.KeepCalendar;
import dev.fives.loyalty.care.app.PlanDraft;
import dev.fives.loyalty.care.model.Birthday;
import dev.fives.loyalty.care.model.CareProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A day on which everybody has a birthday: the time, the commands that each task takes, and what people who work
 * meanwhile notice. Then the same with a quarter of the customers, in a JVM of its own that is killed half way and started
 * again: one task each. Arguments: customers (100000), seconds of warming up (60), seconds without birthdays (60).
 */
public final class BirthdayRun {
    private static final double SLOWER_MAX = 1.2;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int AT_ONCE = 256;
    private static final int HOUR = 9;
    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final Duration LOOK = Duration.ofMillis(500);
    /** As who is told to come again. */
    private static final Retry AGAIN = Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(250))
            .filter(fault ->
                    fault instanceof ProblemException problem && problem.type().equals(Problems.UNAVAILABLE));

    private static final Document DUE = new Document("state.kind", "BIRTHDAY").append("state.status", "DUE");

    private final Stage stage;
    private final int customers;
    private final MongoCollection<Document> tasks;
    private final MongoCollection<Document> calendars;
    private final Instant birthday;
    private final LongAdder commands = new LongAdder();

    private BirthdayRun(Stage stage, int customers) {
        this.stage = stage;
        this.customers = customers;
        this.tasks = stage.ofTheService("care_tasks");
        this.calendars = stage.ofTheService("care_calendar");
        this.birthday = today().plusDays(2).atTime(HOUR, 0).atZone(CHINA).toInstant();
    }

    public static void main(String[] args) {
        int customers = Arguments.number(args, 0, 100_000);
        try (Stage stage = Stage.open()) {
            new BirthdayRun(stage, customers).run(Arguments.number(args, 1, 60), Arguments.number(args, 2, 60));
        }
        try (Stage stage = Stage.open()) {
            new BirthdayRun(stage, customers / 4).killed();
        }
        System.exit(0);
    }

    private void run(int warming, int without) {
        fill();
        Duration ahead = untilBirthday().minusSeconds(warming + without);
        System.setProperty(ApplicationMain.AHEAD, ahead.toString());
        try (ConfigurableApplicationContext context = stage.context(
                beans -> beans.registerBean("counter", MongoClientSettingsBuilderCustomizer.class, this::counter))) {
            Foreground foreground = new Foreground(context);
            var _ = foreground.during(Mono.delay(Duration.ofSeconds(warming)));
            Foreground.Seen before = foreground.during(untilDue(context));
            long counted = commands.sum();
            long begin = System.nanoTime();
            Foreground.Seen meanwhile = foreground.during(untilAllAreDue());
            double seconds = (System.nanoTime() - begin) / 1e9;
            long idle = (long) (idleCommands(foreground) * seconds);
            report(seconds, commands.sum() - counted - idle, before, meanwhile);
        }
        System.clearProperty(ApplicationMain.AHEAD);
        exact();
    }

    private MongoClientSettingsBuilderCustomizer counter() {
        return client -> client.addCommandListener(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                commands.increment();
            }
        });
    }

    /** A second, with the same foreground and no birthdays left. */
    private double idleCommands(Foreground foreground) {
        int seconds = 10;
        long counted = commands.sum();
        var _ = foreground.during(Mono.delay(Duration.ofSeconds(seconds)));
        return (commands.sum() - counted) / (double) seconds;
    }

    private void report(double seconds, long taken, Foreground.Seen before, Foreground.Seen meanwhile) {
        System.out.printf(
                Locale.ROOT,
                "%d birthdays: %.1f s (%.0f/s), %.2f commands each%n",
                customers,
                seconds,
                customers / seconds,
                taken / (double) customers);
        Stream.of(
                        before.writes().line("write without birthdays"),
                        meanwhile.writes().line("write meanwhile"),
                        before.reads().line("read without birthdays"),
                        meanwhile.reads().line("read meanwhile"))
                .forEach(System.out::println);
        double slower = meanwhile.slower(before);
        System.out.printf(
                Locale.ROOT,
                "p50 %.2f times as long at most (asked: at most %.1f: %s)%n",
                slower,
                SLOWER_MAX,
                slower <= SLOWER_MAX ? "met" : "MISSED");
    }

    private void killed() {
        fill();
        String ahead = untilBirthday().plusSeconds(1).toString();
        try (Child first = stage.child(ahead)) {
            await(first, customers / 2);
            first.kill();
        }
        long made = count(tasks, DUE);
        try (Child second = stage.child(ahead)) {
            await(second, customers);
            Eventually.until("calendars", LIMIT, () -> count(calendars, movedOn()) == customers);
        }
        System.out.printf(Locale.ROOT, "killed after %d of %d; another one did the rest%n", made, customers);
        exact();
    }

    private void fill() {
        try (ConfigurableApplicationContext context = stage.context(beans -> {})) {
            context.getBean(CarePlans.class)
                    .create(plan())
                    .retryWhen(AGAIN)
                    .contextWrite(RequestContext.internal("fill").asContext())
                    .block();
            KeepCalendar calendar = context.getBean(KeepCalendar.class);
            CareProfile profile = profile();
            Instant now = InstantSource.system().instant();
            Flux.range(0, customers)
                    .flatMap(
                            i -> Mono.defer(() -> calendar.heard("cus_" + i, profile, now))
                                    .retryWhen(AGAIN),
                            AT_ONCE)
                    .contextWrite(RequestContext.internal("fill").asContext())
                    .blockLast();
        }
    }

    private static PlanDraft plan() {
        return new PlanDraft(null, "BIRTHDAY", null, "EMAIL", null, "09:00", null, null, null, null, null, null, null);
    }

    private CareProfile profile() {
        String born = birthday.atZone(CHINA).toLocalDate().withYear(2000).toString();
        return new CareProfile(1, false, Birthday.of(born, "GREGORIAN").orElseThrow(), CHINA.getId(), "CN", null);
    }

    private static LocalDate today() {
        return InstantSource.system().instant().atZone(CHINA).toLocalDate();
    }

    private Duration untilBirthday() {
        return Duration.between(InstantSource.system().instant(), birthday);
    }

    private Mono<?> untilDue(ConfigurableApplicationContext context) {
        var clock = context.getBean(BusinessClock.class);
        return Flux.interval(LOOK)
                .filter(tick -> !clock.instant().isBefore(birthday.minus(LOOK)))
                .next();
    }

    /** By the indexes: counting them twice a second would keep a processor busy that those who work meanwhile lack. */
    private Mono<?> untilAllAreDue() {
        Document waiting = new Document("state.nextDueAt", new Document("$lte", birthday));
        Document birthdays = new Document(waiting).append("state.kind", "BIRTHDAY");
        return Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(tick -> Flux.concat(
                                calendars.find(waiting).limit(1),
                                tasks.find(birthdays).limit(1))
                        .hasElements())
                .filter(waits -> !waits)
                .next();
    }

    private void await(Child service, long number) {
        Eventually.until("birthdays", LIMIT, () -> {
            service.requireAlive();
            return count(tasks, DUE) >= number;
        });
    }

    /** Each customer has its one task, and no calendar is left behind. */
    private void exact() {
        require(count(tasks, new Document("state.kind", "BIRTHDAY")) == customers, "tasks");
        require(
                Objects.requireNonNull(Flux.from(tasks.distinct("state.customerId", DUE, String.class))
                                .count()
                                .block())
                        == customers,
                "customers with a task");
        require(count(calendars, movedOn()) == customers, "calendars that have moved on");
    }

    private Document movedOn() {
        return new Document("state.nextDueAt", new Document("$gt", birthday));
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what + " (expected: as many as customers; see " + stage.folder() + ")");
        }
    }

    private static long count(MongoCollection<Document> collection, Document filter) {
        return Objects.requireNonNull(
                Mono.from(collection.countDocuments(filter)).block());
    }
}
