package dev.fives.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.PromisedTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;

/** What other earning rules would have given for the imported past, and the same counted here purchase by purchase. */
final class RetailSimulation {
    private static final String PATH = "/api/v1/earning-rules/simulate";
    private static final long PROMISED_S = 60;
    private static final Duration TOLD = Duration.ofMinutes(3);
    private static final BigDecimal PER_POUND = new BigDecimal("1.5");
    private static final BigDecimal TWICE = BigDecimal.TWO;
    private static final long WELCOME = 50;

    /** One and a half points for a pound, twice that for regulars, and a welcome for each customer once. */
    private static final String WISH = """
            {"from":"2010-01-01T00:00:00Z","rules":[
              {"replaces":"base","rule":{"name":"More","trigger":{"type":"PURCHASE"},
               "formula":{"type":"PER_UNIT","pointsPerUnit":"1.5"}}},
              {"rule":{"name":"Regulars","trigger":{"type":"PURCHASE"},"condition":{"segments":["SEGMENT"]},
               "formula":{"type":"MULTIPLIER","factor":"2"}}},
              {"rule":{"name":"Welcome","trigger":{"type":"PURCHASE"},"formula":{"type":"FIXED","points":50},
               "cap":{"limit":1,"unit":"TIMES","per":"EVER"}}}]}""";

    private final FivesStack stack;
    private final Api api;
    private final Map<String, String> ids;
    private final Map<String, List<BigDecimal>> purchases;

    /** Points of some customers, by the drafts and by the rules as they are. */
    private record Sum(long points, long pointsNow) {
        static final Sum NOTHING = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(points + other.points, pointsNow + other.pointsNow);
        }

        static Sum read(JsonNode points, JsonNode pointsNow) {
            return new Sum(points.asLong(-1), pointsNow.asLong(-1));
        }
    }

    private record Sums(Sum all, Sum regulars) {}

    /** @param read members meanwhile; {@code slowest} of these readings in seconds */
    private record Run(JsonNode answer, double seconds, long read, double slowest) {}

    /**
     * @param ids of the customers by their names in the file
     * @param kept what the purchases of those who cancelled nothing are worth, from the file
     */
    RetailSimulation(FivesStack stack, Map<String, String> ids, Map<String, List<BigDecimal>> kept) throws Exception {
        this.stack = stack;
        this.api = stack.api("admin");
        this.ids = ids;
        this.purchases = new ConcurrentSkipListMap<>(kept);
        RetailImportAcceptance.eachOf(
                ids, customer -> purchases.computeIfAbsent(customer, other -> RetailPoints.nets(api, ids.get(other))));
    }

    void check() throws Exception {
        String segment = published();
        String wish = WISH.replace("SEGMENT", segment);
        SortedMap<String, String> before = ledger();

        Run[] last = new Run[1];
        Eventually.until("points by segment as counted here", TOLD, () -> {
            last[0] = run(wish);
            return sums(last[0].answer(), segment).equals(counted(segment));
        });

        Run run = last[0];
        System.out.printf(
                "retail simulation: %d purchases, points %d in the place of %d, in %.2f s; %d reads meanwhile, slowest"
                        + " %.3f s; %d accounts as before%n",
                run.answer().at("/history/purchases").longValue(),
                run.answer().path("points").longValue(),
                run.answer().at("/history/pointsNow").longValue(),
                run.seconds(),
                run.read(),
                run.slowest(),
                before.size());
        assertThat(run.seconds()).isLessThanOrEqualTo((double) PROMISED_S * PromisedTime.FACTOR);
        long all = purchases.values().stream().mapToLong(List::size).sum();
        long worth = purchases.values().stream()
                .flatMap(List::stream)
                .filter(RetailSimulation::counts)
                .count();
        assertThat(run.answer().at("/history/purchases").longValue()).isBetween(worth, all);
        assertThat(ledger()).isEqualTo(before);
        stack.api("agent").post(PATH, wish).expect(403);
    }

    /** While it runs, others are answered. */
    private Run run(String wish) {
        long began = System.nanoTime();
        var simulation = CompletableFuture.supplyAsync(() -> {
            Api marketer = stack.api("marketer");
            JsonNode answer = marketer.send(marketer.request(PATH)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(wish))
                            .build())
                    .expect(200)
                    .body();
            return Map.entry(answer, (System.nanoTime() - began) / 1e9);
        });
        String member = "/api/v1/members/" + ids.values().iterator().next();
        long read = 0;
        double slowest = 0;
        while (!simulation.isDone()) {
            long asked = System.nanoTime();
            api.get(member).expect(200);
            read++;
            slowest = Math.max(slowest, (System.nanoTime() - asked) / 1e9);
        }
        var done = simulation.join();
        return new Run(done.getKey(), done.getValue(), read, slowest);
    }

    private static Sums sums(JsonNode answer, String segment) {
        Sum regulars = answer.at("/history/bySegment")
                .valueStream()
                .filter(line -> line.path("segmentId").asString().equals(segment))
                .findFirst()
                .map(line -> Sum.read(line.path("points"), line.path("pointsNow")))
                .orElse(Sum.NOTHING);
        return new Sums(Sum.read(answer.path("points"), answer.at("/history/pointsNow")), regulars);
    }

    /** The segments are as the profiles say them. */
    private Sums counted(String segment) {
        Map<String, Sum> all = new ConcurrentSkipListMap<>();
        Map<String, Sum> regulars = new ConcurrentSkipListMap<>();
        try {
            RetailImportAcceptance.eachOf(ids, customer -> {
                boolean regular = isIn(segment, ids.get(customer));
                Sum sum = counted(purchases.get(customer), regular);
                all.put(customer, sum);
                if (regular) {
                    regulars.put(customer, sum);
                }
            });
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        assertThat(regulars.size()).isLessThan(all.size());
        Sum ofRegulars = regulars.values().stream().reduce(Sum.NOTHING, Sum::plus);
        // nobody is in it yet: that proves nothing
        return new Sums(
                all.values().stream().reduce(Sum.NOTHING, Sum::plus),
                regulars.isEmpty() ? new Sum(-1, -1) : ofRegulars);
    }

    private static Sum counted(List<BigDecimal> nets, boolean regular) {
        BigDecimal factor = regular ? PER_POUND.multiply(TWICE) : PER_POUND;
        long points =
                nets.stream().mapToLong(net -> whole(net.multiply(factor))).sum();
        long now = nets.stream().mapToLong(RetailSimulation::whole).sum();
        return new Sum(points + (nets.stream().anyMatch(RetailSimulation::counts) ? WELCOME : 0), now);
    }

    private static boolean counts(BigDecimal net) {
        return net.signum() > 0;
    }

    private static long whole(BigDecimal points) {
        return points.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private boolean isIn(String segment, String customerId) {
        JsonNode profile = api.get("/api/v1/profiles/" + customerId).expect(200).body();
        return profile.path("segments")
                .valueStream()
                .anyMatch(each -> each.toString().contains(segment));
    }

    private String published() {
        String id =
                api.post("/api/v1/segments", """
                        {"code":"retail-regulars","name":"Regulars",
                         "rule":{"field":"purchases.count","op":"gte","value":3}}""").expect(201).body().path("id").stringValue();
        api.send("POST", "/api/v1/segments/" + id + "/publish", null, Map.of()).expect(200);
        return id;
    }

    /** Of each account the number of entries, their sum and the last hash, which depends on all before it. */
    private SortedMap<String, String> ledger() throws Exception {
        Api ops = stack.api("ops");
        Map<String, String> proofs = new ConcurrentSkipListMap<>();
        RetailImportAcceptance.eachOf(ids, customer -> {
            // the segment is entered by thousands just now, and a store of one processor may be late
            JsonNode proof = ops.awaitBody(
                    "/api/v1/ops/loyalty/verify?account=" + ids.get(customer), TOLD, body -> body.has("sound"));
            assertThat(proof.path("sound").booleanValue()).as("%s", proof).isTrue();
            proofs.put(
                    customer, proof.path("entries") + " " + proof.path("balanceAfter") + " " + proof.path("lastHash"));
        });
        return new TreeMap<>(proofs);
    }
}
