package dev.fives.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.FivesStack;
import dev.fives.acceptance.StackLogs;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What holds for every operation of the documents at the ports of a running stack. The build asks a part of it;
 * {@code -Dapi.long=true} asks all. {@code -Dseed=} replays a fresh seed.
 */
class FrontDoorAcceptance {
    private static final boolean LONG = Boolean.getBoolean("api.long");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long FIXED_SEED = 20_261_122L;
    private static final long FRESH_SEED = Long.getLong("seed", new SecureRandom().nextInt(1_000_000));
    private static final int REQUESTS = LONG ? 5_000 : 800;
    private static final Duration FUZZED = Duration.ofMinutes(5);
    private static final int HOSTILE_A_PLACE = LONG ? Integer.MAX_VALUE : 2;
    private static final int REPEATED = LONG ? Integer.MAX_VALUE : 300;
    private static final int CHANGES_BESIDE_WALKS = LONG ? 2_000 : 600;
    /** Few callers who ask for much, on a machine that may be busy with a build. */
    private static final Map<String, String> SETTINGS = Map.of(
            "FIVES_GATEWAY_RESPONSETIMEOUT", "10s",
            "FIVES_GATEWAY_RATELIMIT_REQUESTS", "10000000");

    private static final Duration VISIBLE = Duration.ofSeconds(60);

    private static Documents documents;
    private static FivesStack stack;
    private static Door door;
    private static Witness witness;

    @BeforeAll
    static void start() {
        documents = Documents.read();
        stack = FivesStack.up(SETTINGS);
        door = new Door(stack, new Known());
        witness = new Witness(documents, door);
        System.out.println("tour: never taken " + new Tour(documents, door, FIXED_SEED).go());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void G33_fuzzWithTheFixedSeedFindsNothing() {
        assertClean(FIXED_SEED);
    }

    @Test
    void G33_fuzzWithAFreshSeedFindsNothing() {
        assertClean(FRESH_SEED);
    }

    private static void assertClean(long seed) {
        Fuzz.Outcome outcome = new Fuzz(documents, door, seed).run(REQUESTS);
        System.out.println(outcome.report());
        assertNone(outcome.failures());
        assertThat(outcome.took()).isLessThan(FUZZED);
        assertThat(outcome.busy()).isLessThan(REQUESTS / 100);
    }

    @Test
    void G27_hostileTextsHaveNoEffect() {
        String mark = "zqvx" + FIXED_SEED;
        try (Listener listener = new Listener();
                StoreCounts counts = new StoreCounts(stack)) {
            Injection injection = new Injection(documents, door, mark, listener.port(), FIXED_SEED);
            injection.run(HOSTILE_A_PLACE);
            System.out.println(injection.report());
            Map<String, Long> before = counts.whenQuiet();
            injection.repeatRefused(REPEATED);

            assertNone(injection.failures());
            assertThat(counts.whenQuiet())
                    .as("documents after what was refused")
                    .isEqualTo(before);
            assertThat(listener.visitors()).as("connections").isZero();
            assertThat(StackLogs.linesWith(stack, mark)).as("log lines").isEmpty();
            witness.assertUnchanged();
        }
    }

    @Test
    void G22_walkSeesOnceWhatIsThereAllTheTime() throws Exception {
        PagingWalk walk = new PagingWalk(stack.api("admin").patient(PATIENCE), FIXED_SEED);
        System.out.println(walk.run(CHANGES_BESIDE_WALKS));
        walk.checkTheCheck();
    }

    @Test
    void G22_forgedCursorsAreRefusedByEveryList() {
        Cursors cursors = new Cursors(documents, door);

        assertThat(cursors.lists()).hasSizeGreaterThan(10);
        assertNone(cursors.taken());
    }

    @Test
    void GW_08_everyListTellsItsTotal() {
        Totals totals = new Totals(documents, door);

        assertNone(totals.wrong());
        assertThat(totals.shown()).isGreaterThan(10);
    }

    @Test
    void G17_hundredPostsOfOneKeyHaveOneEffect() {
        Api api = stack.api("admin");
        String customer = customer(api);
        String path = "/api/v1/customers/" + customer + "/purchases";
        Map<String, String> key = Map.of("Idempotency-Key", "hundred-1");
        String body = purchase("hundred-1", "268.50");

        List<Api.Answer> answers = Callers.together(100, () -> api.send("POST", path, body, key));

        assertThat(answers.stream().map(Api.Answer::status).distinct()).isSubsetOf(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Api.Answer::body)
                        .distinct())
                .hasSize(1);
        assertThat(api.get(path + "?count=true")
                        .expect(200)
                        .body()
                        .path("total")
                        .intValue())
                .isEqualTo(1);
        api.send("POST", path, purchase("hundred-1", "268.51"), key).expect(422);
        JsonNode _ = api.awaitBody(
                "/api/v1/members/" + customer,
                VISIBLE,
                member -> member.at("/points/active").asLong(-1) == 268);
    }

    @Test
    void G17_oneKeyIsOneCallForEveryOperation() {
        Keys keys = new Keys(documents, door, FIXED_SEED);
        List<String> wrong = keys.wrong();

        System.out.println(keys.report());
        assertNone(wrong);
        assertThat(keys.shown()).isGreaterThan(20);
    }

    @Test
    void G18_ofFiftyChangesOfOneVersionOneWins() {
        Api api = stack.api("admin");
        String path = "/api/v1/customers/" + customer(api);
        AtomicInteger name = new AtomicInteger();

        List<Integer> statuses = Callers.together(
                50,
                () -> api.send(
                                "PATCH",
                                path,
                                "{\"name\":\"N%d\"}".formatted(name.incrementAndGet()),
                                Map.of("If-Match", "\"1\""))
                        .status());

        assertThat(statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting())))
                .isEqualTo(Map.of(200, 1L, 412, 49L));
        assertThat(api.get(path).expect(200).header("etag")).isEqualTo("\"2\"");
    }

    @Test
    void G26_bodiesOverTheLimitAreRefusedAtEachPort() {
        assertNone(new BodyLimits(documents, door).wrong());
    }

    @Test
    void G28_healthInfoAndPrometheusAreAllThereIsBeside() {
        TreeSet<String> applications = documents.operations().stream()
                .map(Documents.Described::document)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(applications).hasSizeGreaterThanOrEqualTo(6).allSatisfy(application -> {
            Surface surface = new Surface(stack, application);
            assertThat(surface.onManagementPort()).containsExactly("/health", "/info", "/prometheus");
            assertThat(surface.onPublicPort()).isEmpty();
            assertThat(surface.isManagementReachableFromOutside()).isFalse();
        });
    }

    /** All of them at once, one below the other. */
    private static void assertNone(List<String> failures) {
        assertThat(failures)
                .as("%d failures%n%n%s%n", failures.size(), String.join("\n\n", failures))
                .hasSize(0);
    }

    private static String customer(Api api) {
        return api.post("/api/v1/customers", "{\"name\":\"Hundred\"}")
                .expect(201)
                .body()
                .path("id")
                .stringValue();
    }

    private static String purchase(String reference, String amount) {
        return """
            {"externalRef":"%s","orderedAt":"%s","status":"COMPLETED",
             "lines":[{"sku":"TEA-1","quantity":1,"unitPrice":"%s"}],
             "total":{"amount":"%s","currency":"CNY"}}\
            """.formatted(reference, Instant.EPOCH.plusSeconds(1_790_000_000L), amount, amount);
    }
}
