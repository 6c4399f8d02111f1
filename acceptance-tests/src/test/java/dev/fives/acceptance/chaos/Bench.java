package dev.fives.acceptance.chaos;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.FivesStack;
import dev.fives.kit.test.faults.FaultProxy;
import dev.fives.kit.test.stack.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stack of processes with a proxy of faults before broker, store and two services, callers who remember on disk what
 * they were told, and the checks that must hold afterwards.
 */
final class Bench implements AutoCloseable {

    static final List<String> SERVICES = List.of(
            "customer-service", "loyalty-service", "segmentation-service", "feedback-service", "ticket-service");
    static final String GATEWAY = "gateway";

    private static final Duration PROGRESS = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofMinutes(4);
    /** Business time may be put back by an hour, and nobody orders in the future. */
    private static final Duration ORDERED_AGO = Duration.ofHours(3);

    private static final long LOOK_AGAIN_NANOS = 200_000_000;

    final Random random;
    final Scale scale;
    final Report report;
    final FivesStack stack;
    final Api api;
    final Api ops;
    final Commander commander;
    final Workload workload;
    final Topics topics;

    private final Path folder;
    private final Map<String, FaultProxy> proxies = new LinkedHashMap<>();
    private final Journal journal = Journal.open();

    Bench(long seed, Scale scale, Report report) {
        this.random = new Random(seed);
        this.scale = scale;
        this.report = report;
        this.folder = temporaryFolder();
        List<String> options = new ArrayList<>(List.of("--processes"));
        for (String part : List.of("broker", "store", "ticket-service", "feedback-service")) {
            FaultProxy proxy = new FaultProxy(() -> portOf(part));
            proxies.put(part, proxy);
            options.addAll(List.of("--via", part + "=" + proxy.port()));
        }
        this.stack = FivesStack.up(folder, Map.of(), options.toArray(String[]::new));
        this.api = new Api(URI.create(stack.gateway() + "/api/v1"), stack.token("admin"));
        this.ops = new Api(stack.gateway(), stack.token("ops"));
        this.commander = new Commander(
                _ -> api, journal, InstantSource.system().instant().minus(ORDERED_AGO));
        this.workload = new Workload(commander, seed, true);
        this.topics = new Topics(stack.kafka("broker"), "");
        for (int number = 0; number < scale.customers(); number++) {
            workload.createCustomer(number);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("fives-faults-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asked by a proxy when the first connection comes, which is after the launcher has chosen the ports. */
    private int portOf(String part) {
        try {
            Path address = folder.resolve("data").resolve("run").resolve(part + ".json");
            return JsonMapper.shared()
                    .readTree(Files.readString(address))
                    .path("port")
                    .intValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FaultProxy proxy(String part) {
        return proxies.get(part);
    }

    Load load() {
        return Load.start(workload);
    }

    void awaitProgress() {
        int before = commander.acknowledged();
        Eventually.until(
                "progress of the load", PROGRESS, () -> commander.acknowledged() >= before + scale.commandsBetween());
    }

    /** Lets the load go on for a while. */
    static void goOn(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    Expected expected() {
        return journal.expected();
    }

    Invariants invariants() {
        return new Invariants(expected(), Invariants.Doors.gateway(api));
    }

    /** Returns when every event is on its topic and was heard, with the seconds from a moment until then. */
    double awaitQuiet(long since) {
        Invariants invariants = invariants();
        long end = System.nanoTime() + QUIET.toNanos();
        while (!invariants.isTold(topics.audit()) || !invariants.behind().isEmpty()) {
            if (System.nanoTime() > end) {
                report.none("", "customers who are behind after " + QUIET, List.copyOf(invariants.behind()));
                break;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return (System.nanoTime() - since) / 1e9;
    }

    /** Checks everything once it is quiet; returns what stands on the topics. */
    TopicAudit check(String run) {
        return check(run, Map.of());
    }

    /** @param letters that somebody has seeded, by dead-letter topic */
    TopicAudit check(String run, Map<String, Long> letters) {
        awaitQuiet(System.nanoTime());
        Invariants invariants = invariants();
        TopicAudit audit = topics.audit();
        report.none(run, "I1 acknowledged and not to be read", invariants.lostWrites());
        report.none(run, "I2 gaps, inversions, misfits on the topics", invariants.disorder(audit));
        report.none(run, "I3 ledger entries that do not add up", invariants.wrongLedgers());
        report.none(run, "I4 purchases that did not earn exactly once", invariants.wrongEarnings());
        report.none(run, "I5 events without change, or the reverse", invariants.eventsAndChanges(audit));
        report.none(run, "I6 profiles that differ from a recount", invariants.wrongProfiles());
        Map<String, Long> found = topics.deadLetters();
        report.promise(run, "I7 dead letters", letters.toString(), found, found.equals(letters));
        report.none(run, "I8 places with personal data outside their home", new Leaks(this).places());
        return audit;
    }

    /**
     * The checks themselves: each has to miss a purchase that nobody made, or an event that is taken away, or see a
     * dead letter and a line of a log with a name that somebody left there.
     *
     * @param audit of the last check; hostile records may stand on the topics since
     */
    void checkTheChecks(TopicAudit audit) {
        Expected wrong = expected();
        wrong.add(new Acknowledged.Purchase("pur_never", workload.customer(0), BigDecimal.TEN));
        Invariants invariants = new Invariants(wrong, Invariants.Doors.gateway(api));
        fires("I1", invariants.lostWrites());
        fires("I2", invariants.disorder(audit.withAGap()));
        fires("I3", invariants.wrongLedgers());
        fires("I4", invariants.wrongEarnings());
        fires("I5", invariants.eventsAndChanges(audit));
        fires("I6", invariants.wrongProfiles());
        seesWhatIsPlanted();
    }

    private void seesWhatIsPlanted() {
        Map<String, Long> before = topics.deadLetters();
        topics.plantLetter(Canary.words(0));
        Leaks leaks = new Leaks(this);
        leaks.plantLine(Canary.words(0));
        boolean letterSeen = !topics.deadLetters().equals(before);
        report.promise(Report.IN_THE_END, "I7 sees a planted dead letter", "true", letterSeen, letterSeen);
        long places = leaks.places().size();
        report.promise(Report.IN_THE_END, "I8 sees a planted record and line", "2", places, places == 2);
    }

    private void fires(String invariant, List<String> found) {
        report.promise(
                Report.IN_THE_END, invariant + " misses what never happened", "> 0", found.size(), !found.isEmpty());
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::pass);
        topics.close();
        stack.close();
        proxies.values().forEach(FaultProxy::close);
        journal.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
