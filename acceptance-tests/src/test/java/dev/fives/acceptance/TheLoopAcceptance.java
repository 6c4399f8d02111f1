package dev.fives.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.chaos.TopicAudit;
import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.test.faults.FaultProxy;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.PromisedTime;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The loop through the gateway and a plain consumer, with every event delivered three times: on one JVM, on one for each
 * part, and with one service at a time killed before each step and back after it. The end is always the same.
 */
class TheLoopAcceptance {

    /** What the catalogue names for the steps, aggregate by aggregate, each in its order. */
    private static final Map<String, List<String>> STORY = Map.ofEntries(
            Map.entry("customer", List.of("customer.created")),
            Map.entry("purchase", List.of("purchase.recorded", "purchase.refunded")),
            Map.entry("member", List.of("member.enrolled")),
            Map.entry("account", List.of("points.earned", "points.earned", "points.reversed")),
            Map.entry("invitation", List.of("survey.invited", "survey.response-submitted")),
            // the stack has nothing to send with: NO_CARRIER
            Map.entry("message", List.of("message.requested", "message.failed")),
            Map.entry(
                    "ticket",
                    List.of(
                            "ticket.created",
                            "complaint.received",
                            "complaint.acknowledged",
                            "complaint.assessed",
                            "complaint.remedy-requested",
                            "ticket.status-changed",
                            "ticket.resolved",
                            "complaint.resolved",
                            "ticket.status-changed",
                            "ticket.closed",
                            "complaint.closed")),
            Map.entry("remedy", List.of("remedy.granted")),
            Map.entry("care-task", List.of("care.planned", "care.due", "care.completed")),
            Map.entry(
                    "profile",
                    List.of("risk.changed", "segment.entered", "risk.changed", "segment.exited", "risk.changed")));

    private static final Set<String> SCORES = Set.of("crm.rfm.changed.v1", "crm.frequency-band.changed.v1");
    private static final Map<String, String> PART_OF = Map.of(
            "customer-service", "customer",
            "loyalty-service", "loyalty",
            "ticket-service", "tickets",
            "feedback-service", "satisfaction",
            "segmentation-service", "segmentation");
    private static final Duration OVERVIEW = PromisedTime.of(Duration.ofSeconds(1));
    private static final int OVERVIEWS = 5;
    /** Until so many of them are whole. */
    private static final int OVERVIEWS_MAX = 20;

    private static final Duration COMPLETE = Duration.ofSeconds(60);
    private static final Duration GONE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AFTER_RESTART = Duration.ofSeconds(60);
    private static final long HEAD_START_MILLIS = 300;

    /** Nothing goes wrong. */
    private static final TheLoop.Stage QUIET = new TheLoop.Stage() {
        @Override
        public void around(String step, Runnable deeds) {
            deeds.run();
        }

        @Override
        public Duration visible() {
            return Api.VISIBLE;
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"one JVM", "--processes"})
    void loop_closes(String mode) throws Exception {
        boolean processes = mode.startsWith("--");
        AtomicReference<FivesStack> behind = new AtomicReference<>();
        try (FaultProxy proxy = UnansweredWrites.proxy(behind);
                FivesStack stack = FivesStack.up(processes ? UnansweredWrites.options(mode, proxy) : new String[0]);
                EventTripler tripler = new EventTripler(stack.kafka("broker"));
                EventStream stream = EventStream.open(stack.api("analyst"))) {
            behind.set(stack);
            long start = System.nanoTime();
            String customer = new TheLoop(stack.api("admin"), stack.api("ops"), QUIET, 0).play();
            System.out.printf("the loop, %s: %.1f s%n", mode, (System.nanoTime() - start) / 1e9);

            assertTold(stack, tripler, customer, 0);
            assertStreamed(stack, stream, customer);
            assertOverview(stack, customer, "");
            assertOwnWriteIsRead(stack, customer);
            if (processes) {
                new UnansweredWrites(stack, proxy).play();
                kill(stack, "loyalty-service");
                assertOverview(stack, customer, "loyalty");
            }
        }
    }

    @Test
    @Tag("long")
    void loop_closes_withOneServiceAtATimeKilledBeforeEachStep() throws Exception {
        try (FivesStack stack = FivesStack.up("--processes");
                EventTripler tripler = new EventTripler(stack.kafka("broker"))) {
            Api admin = stack.api("admin").patient(PATIENCE);
            int number = 0;
            for (String victim : PART_OF.keySet().stream().sorted().toList()) {
                long start = System.nanoTime();
                number++;
                String customer = new TheLoop(admin, stack.api("ops"), killing(stack, victim), number).play();
                assertTold(stack, tripler, customer, number);
                assertOverview(stack, customer, "");
                kill(stack, victim);
                assertOverview(stack, customer, PART_OF.get(victim));
                stack.fives("restart", victim);
                System.out.printf("the loop, %s killed: %.0f s%n", victim, (System.nanoTime() - start) / 1e9);
            }
        }
    }

    /** The service dies before the step, whoever needs it waits, and it comes back. */
    private static TheLoop.Stage killing(FivesStack stack, String victim) {
        return new TheLoop.Stage() {
            @Override
            public void around(String step, Runnable deeds) {
                kill(stack, victim);
                CompletableFuture<Void> done = CompletableFuture.runAsync(deeds);
                try {
                    awaitHeadStart(done);
                    stack.fives("restart", victim);
                    done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (InterruptedException | ExecutionException | TimeoutException e) {
                    throw new AssertionError(step + " without " + victim, e);
                }
            }

            @Override
            public Duration visible() {
                return AFTER_RESTART;
            }
        };
    }

    private static void awaitHeadStart(CompletableFuture<Void> deeds) throws InterruptedException, ExecutionException {
        try {
            deeds.get(HEAD_START_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException needsTheVictim) {
            assertThat(deeds).isNotDone();
        }
    }

    private static void kill(FivesStack stack, String name) {
        ProcessHandle victim =
                ProcessHandle.of(stack.address(name).path("pid").longValue()).orElseThrow();
        victim.destroyForcibly();
        Eventually.until(name + " is gone", GONE, () -> !victim.isAlive());
    }

    /** A plain consumer and the timeline tell the same whole story, in order, under one correlation id. */
    private static void assertTold(FivesStack stack, EventTripler tripler, String customer, int number) {
        Eventually.asserted(COMPLETE, () -> {
            TopicAudit audit = TopicAudit.of(stack.kafka("ops"), "");
            assertThat(audit.problems()).isEmpty();
            assertThat(audit.records()).isEqualTo(3 * tripler.events());
            List<SeenEvent> story = audit.events().stream()
                    .filter(event -> customer.equals(event.key()) && !SCORES.contains(event.type()))
                    .toList();
            STORY.forEach((aggregate, types) -> assertThat(story.stream()
                            .filter(event -> aggregate(event).equals(aggregate))
                            .map(event -> event.type().replaceAll("^crm\\.|\\.v1$", "")))
                    .as(aggregate)
                    .containsExactlyElementsOf(types));
            assertThat(story)
                    .allMatch(event -> STORY.containsKey(aggregate(event)))
                    .allMatch(event ->
                            event.header(CloudEventHeaders.CORRELATION_ID).equals(TheLoop.correlation(number)));
            assertTimeline(stack, customer, story);
        });
    }

    /** GW-11: who listened before the customer came was sent every event of it that lies on the topics. */
    private static void assertStreamed(FivesStack stack, EventStream stream, String customer) {
        Eventually.asserted(
                COMPLETE,
                () -> assertThat(stream.idsOf(customer))
                        .containsExactlyInAnyOrderElementsOf(TopicAudit.of(stack.kafka("ops"), "").events().stream()
                                .filter(event -> customer.equals(event.key()))
                                .map(SeenEvent::id)
                                .toList()));
    }

    /** GW-12: one read after a purchase shows its points; there is no second look. */
    private static void assertOwnWriteIsRead(FivesStack stack, String customer) {
        Api api = stack.api("admin");
        String member = "/api/v1/members/" + customer;
        long before = api.get(member).expect(200).body().at("/points/active").longValue();
        String now = stack.api("ops")
                .get("/local/clock")
                .expect(200)
                .body()
                .path("now")
                .stringValue();
        Api.Answer bought = api.post("/api/v1/customers/" + customer + "/purchases", """
                {"externalRef":"own-write","orderedAt":"%s","status":"COMPLETED",
                 "lines":[{"sku":"TEA-1","quantity":1,"unitPrice":"10.00"}],
                 "total":{"amount":"10.00","currency":"CNY"}}""".formatted(now))
                .expect(201);

        Api.Answer read = api.with("Consistency-Token", bought.header("consistency-token"))
                .get(member);

        assertThat(read.header("consistency")).isEqualTo("fresh");
        assertThat(read.expect(200).body().at("/points/active").longValue()).isEqualTo(before + 10);
    }

    private static String aggregate(SeenEvent event) {
        return event.source().split("/", -1)[2];
    }

    private static void assertTimeline(FivesStack stack, String customer, List<SeenEvent> story) {
        List<JsonNode> items = new ArrayList<>();
        stack.api("admin")
                .get("/api/v1/customers/" + customer + "/timeline?pageSize=200")
                .expect(200)
                .body()
                .path("items")
                .forEach(items::add);
        assertThat(items.stream().map(item -> item.path("id").stringValue()))
                .containsExactlyInAnyOrderElementsOf(
                        story.stream().map(SeenEvent::id).toList());
        assertThat(items.stream().map(item -> Instant.parse(item.path("at").stringValue())))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    /**
     * Each part with its status and the instant it is of; what is away costs its part, in every answer, and no time. A
     * service that misses its short time on a busy machine costs its part too, so it is asked until enough are whole.
     */
    private static void assertOverview(FivesStack stack, String customer, String away) {
        Api api = stack.api("admin");
        String path = "/api/v1/customers/" + customer + "/overview";
        List<Long> millis = new ArrayList<>();
        List<Boolean> whole = new ArrayList<>();
        while (Collections.frequency(whole, true) < OVERVIEWS && whole.size() < OVERVIEWS_MAX) {
            long start = System.nanoTime();
            JsonNode overview = api.get(path).expect(200).body();
            millis.add((System.nanoTime() - start) / 1_000_000);
            whole.add(isWhole(overview, away));
        }
        System.out.printf("overview without %s: %s ms, whole %s%n", away.isEmpty() ? "nobody" : away, millis, whole);
        assertThat(whole.stream().filter(one -> one)).hasSize(OVERVIEWS);
        assertThat(millis.stream().sorted().toList().get(millis.size() / 2)).isLessThan(OVERVIEW.toMillis());
    }

    private static boolean isWhole(JsonNode overview, String away) {
        Map<String, String> statuses = PART_OF.values().stream()
                .collect(Collectors.toMap(Function.identity(), part -> statusOf(overview.path(part))));
        assertThat(statuses)
                .allSatisfy((part, status) -> assertThat(status)
                        .as(part)
                        .isIn(part.equals(away) ? Set.of("UNAVAILABLE") : Set.of("OK", "UNAVAILABLE")));
        return Collections.frequency(statuses.values(), "OK") == statuses.size() - (away.isEmpty() ? 0 : 1);
    }

    private static String statusOf(JsonNode part) {
        assertThat(Instant.parse(part.path("asOf").asString(""))).isNotNull();
        return part.path("status").asString("");
    }
}
