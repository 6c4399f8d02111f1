package dev.fives.acceptance;

import static dev.fives.acceptance.Api.VISIBLE;
import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_COMPLETED;
import static dev.fives.contracts.EventTypes.COMMERCE_ORDER_REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fives.contracts.StateTopic;
import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.TopicReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Other systems beside Fives: a shop that writes orders, the consumers of {@code docs/examples} that read points, a
 * frontend team with its client, a caller who traces requests. And what else needs no stack of its own.
 */
class OtherSystemsAcceptance {

    private static final Duration COUNTED = Duration.ofMinutes(2);
    private static final String API = "/api/v1";
    private static final int CUSTOMERS = 5;
    private static final int TRACED = 200;

    private static Instant yesterday;
    private static FivesStack stack;
    private static Api api;

    @BeforeAll
    static void start() {
        yesterday = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1));
        stack = FivesStack.up();
        api = stack.api("admin");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void EVT_10_orderOfAPlainProducer_isAPurchaseWithPoints_andABadOneIsNotLost() {
        try (var shop = new ForeignSystem(stack.kafka("shop"))) {
            // a listener may join its group only now; the five seconds are those of a stack that runs
            shop.send(COMMERCE_ORDER_COMPLETED, "warm", "warm", order("warm", "warm", 1));
            api.awaitBody(API + "/customers/lookup?externalId=shop:warm", COUNTED, found -> true);

            shop.send(COMMERCE_ORDER_COMPLETED, "bad", "c7", "{\"system\":\"shop\"}");
            for (int i = 0; i < 3; i++) {
                shop.send(COMMERCE_ORDER_COMPLETED, "o7", "c7", order("c7", "S-7", 3));
            }

            String customer = api.awaitBody(API + "/customers/lookup?externalId=shop:c7", VISIBLE, found -> true)
                    .path("id")
                    .stringValue();
            String path = API + "/customers/" + customer + "/purchases?count=true";
            JsonNode purchases =
                    api.awaitBody(path, VISIBLE, page -> page.path("items").size() == 1);
            api.awaitBody(API + "/members/" + customer, VISIBLE, hasPoints(300));
            shop.send(COMMERCE_ORDER_REFUNDED, "r7", "c7", """
                    {"system":"shop","externalRef":"S-7","refundRef":"R-7","customerExternalId":"c7",
                     "at":"%s","lines":[{"sku":"TEA-1","quantity":1}]}""".formatted(yesterday));
            api.awaitBody(API + "/members/" + customer, VISIBLE, hasPoints(200));

            assertThat(purchases.at("/items/0/externalRef").stringValue()).isEqualTo("S-7");
            assertThat(api.get(path).body().path("total").longValue()).isOne();
            assertThat(reasonOf("bad")).contains("fails required").contains("commerce.order.completed.v1");
        }
    }

    /** G23: joined by trace id over 200 requests, answer, gateway's log, event header and consumers' logs. */
    @Test
    void GW_13_trace_isUnbroken_fromTheCallerToTheConsumers() {
        Traces traces = new Traces(stack, 23);
        Map<String, String> begun = traces.createCustomers(api, TRACED);

        assertThat(new HashSet<>(begun.values())).hasSize(TRACED);
        assertThat(traces.onTopic(begun.keySet())).containsAllEntriesOf(begun);
        assertThat(traces.inLog("app=gateway", "request")).containsAll(begun.values());
        for (String group : List.of("loyalty", "segmentation")) {
            Eventually.until(
                    "each trace in the log of " + group,
                    COUNTED,
                    () -> traces.inLog("group=" + group + " ", "eventType=crm.customer.created.v1")
                            .containsAll(begun.values()));
        }
    }

    @Test
    void EVT_15_deletionIsEverywhereWithinFiveSeconds_andRestoredAllIsAsBefore() {
        new DeletionAndReturn(api, yesterday).play();
    }

    @Test
    void EVT_16_onlyTheOwnerWritesItsTopics() throws Exception {
        buyTwice(List.of(customer()), "rights");
        BrokerRights rights = new BrokerRights(stack);

        rights.assertConsumerReads();
        rights.assertDeadLettersAreTheListenersOwn();
        rights.assertWrittenByOwnersAlone(owners());
        rights.assertStrangersAreRefused();
    }

    /** Who writes which topic, as the catalogue says. */
    private static Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>();
        for (JsonNode type : api.get(API + "/events/catalog").expect(200).body().path("items")) {
            if (type.has("owner")) {
                owners.put(
                        type.path("topic").stringValue(),
                        type.path("owner").stringValue().replaceFirst("-service$", ""));
            }
        }
        for (StateTopic topic : StateTopic.values()) {
            owners.put(topic.topicName(), owners.get(topic.events().topicName()));
        }
        return owners;
    }

    @Test
    void exampleInJava_countsWhatTheApiSays(@TempDir Path folder) {
        ExampleConsumer.compile(folder);
        counts(folder, ExampleConsumer::java);
    }

    @Test
    void exampleInJavaScript_countsWhatTheApiSays(@TempDir Path folder) {
        assumeNode();
        ExampleConsumer.install(folder);
        counts(folder, ExampleConsumer::node);
    }

    @Test
    void clientInTypeScript_isMadeOfTheDocuments_andDrivesThePlatform(@TempDir Path folder) {
        assumeNode();
        new FrontendTeam(stack, folder).useClient();
    }

    /** Needs {@code curl} and {@code jq} too, as {@code ReadmeAcceptance} does. */
    @Test
    void quickstart_runsAsItIsPrinted(@TempDir Path folder) {
        assumeNode();

        String output = new FrontendTeam(stack, folder).followQuickstart();

        assertThat(output)
                .contains("\"code\": \"precondition-failed\"")
                .contains("\"pointer\": \"/contactPoints/0/value\"")
                .contains("412 precondition-failed")
                .contains("/contactPoints/0/value:")
                .contains("268 points")
                .contains("crm.points.earned.v1 9");
    }

    private static void assumeNode() {
        boolean ci = "true".equals(System.getenv("CI"));
        boolean node = ExampleConsumer.hasNode();
        assumeTrue(ci || node, "skipped: node 20.19 or newer and npm are needed");
        assertThat(node).as("node 20.19 or newer, and npm").isTrue();
    }

    /** Starts a program of the examples. */
    private interface Example {
        ExampleConsumer start(FivesStack stack, Path folder, String group, String start);
    }

    /**
     * Every event comes three times. One consumer is there from the start and away in between: it goes on where its
     * group was, as from the latest record there would be a gap. One comes late and has to ask for what it missed.
     */
    private static void counts(Path folder, Example example) {
        String name = folder.getFileName().toString();
        List<String> customers = Stream.generate(OtherSystemsAcceptance::customer)
                .limit(CUSTOMERS)
                .toList();
        try (var tripler = new EventTripler(stack.kafka("broker"))) {
            buyTwice(customers, "first");
            try (var early = example.start(stack, folder, "consumer.early-" + name, "earliest")) {
                Eventually.asserted(COUNTED, () -> assertCounted(early, customers, 1));
                assertThat(early.terminate()).endsWith("stopped\n").doesNotContain("balance of", "gap of");
            }
            buyTwice(customers, "away");
            try (var early = example.start(stack, folder, "consumer.early-" + name, "latest");
                    var late = example.start(stack, folder, "consumer.late-" + name, "latest")) {
                Eventually.asserted(COUNTED, () -> {
                    buyTwice(customers.subList(0, 1), "probe-" + System.nanoTime());
                    assertThat(late.points()).as(late.output()).containsKey(customers.getFirst());
                });
                buyTwice(customers, "second");
                Eventually.asserted(COUNTED, () -> assertCounted(early, customers, 3));
                Eventually.asserted(COUNTED, () -> assertCounted(late, customers, 3));
                assertThat(early.terminate()).endsWith("stopped\n").doesNotContain("balance of", "gap of");
                assertThat(late.terminate())
                        .endsWith("stopped\n")
                        .contains("gap of")
                        .doesNotContain("balance of");
            }
            assertThat(tripler.events()).isPositive();
        }
    }

    /** As many as the API says, which must have heard of so many purchases of 100 points, or of more. */
    private static void assertCounted(ExampleConsumer example, List<String> customers, int purchases) {
        Map<String, Long> told = new HashMap<>();
        customers.forEach(customer -> told.put(
                customer,
                api.get(API + "/members/" + customer)
                        .body()
                        .at("/points/active")
                        .asLong(0)));
        assertThat(told.values()).allMatch(points -> points >= 100L * purchases);
        assertThat(example.points()).containsAllEntriesOf(told);
    }

    private static String customer() {
        return api.post(API + "/customers", "{\"name\":\"Of The Examples\"}")
                .expect(201)
                .body()
                .path("id")
                .stringValue();
    }

    /** The second time is a repeat. */
    private static void buyTwice(List<String> customers, String ref) {
        for (String customer : customers) {
            String purchase = """
                    {"externalRef":"%s-%s","orderedAt":"%s","total":{"amount":"100.00","currency":"CNY"}}""".formatted(customer, ref, yesterday);
            api.post(API + "/customers/" + customer + "/purchases", purchase).expect(201);
            api.post(API + "/customers/" + customer + "/purchases", purchase).expect(200);
        }
    }

    private static Predicate<JsonNode> hasPoints(long points) {
        return member -> member.at("/points/active").asLong(-1) == points;
    }

    private static String order(String customer, String ref, int pieces) {
        return """
                {"system":"shop","externalRef":"%s","customerExternalId":"%s","at":"%s",
                 "lines":[{"sku":"TEA-1","quantity":%d,"unitPrice":"100.00"}],
                 "total":{"amount":"%d.00","currency":"CNY"}}""".formatted(ref, customer, yesterday, pieces, 100 * pieces);
    }

    private static String reasonOf(String eventId) {
        String letters = Topic.COMMERCE_ORDER.topicName() + ".customer.dlt";
        try (var reader = new TopicReader(stack.kafka("ops"), letters)) {
            Predicate<ConsumerRecord<String, byte[]>> wanted =
                    letter -> header(letter, "ce_id").equals(eventId);
            return reader.records(COUNTED, all -> all.stream().anyMatch(wanted)).stream()
                    .filter(wanted)
                    .map(letter -> header(letter, "x-exception"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
