package dev.fives.customer;

import dev.fives.contracts.EventType;
import dev.fives.contracts.Topic;
import dev.fives.customer.Api.Answer;
import dev.fives.customer.purchase.app.PurchaseDrafts;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What another system sends of a customer of its own for each test. */
@ExtendWith(LocalBackends.class)
abstract class InboundScenario {
    static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String SYSTEM = "shop";

    final Api api = RunningService.api();
    final Api operator = RunningService.operator();
    final ForeignSender shop = new ForeignSender();
    final String customer = UUID.randomUUID().toString();
    final String ref = "S-" + customer;
    final String purchaseId = RunningService.bean(PurchaseDrafts.class).idOf(SYSTEM, ref);

    @AfterEach
    void close() {
        shop.close();
    }

    /** Sends the data, with the fields that all of them have, under the customer's key. */
    void send(EventType type, String id, String data) {
        shop.send(type, id, customer, data(data));
    }

    String data(String data) {
        String order = data.contains("\"name\"") ? "" : "\"externalRef\":\"" + ref + "\",";
        return "{\"system\":\"shop\",\"customerExternalId\":\"" + customer + "\"," + order + data.substring(1);
    }

    static String order(String quantity) {
        return """
                {"at":"2026-03-01T10:00:00Z","channel":"WEB","total":{"amount":"268.50","currency":"CNY"},
                 "lines":[{"sku":"TEA-1","quantity":%s,"unitPrice":"89.50"}]}""".formatted(quantity);
    }

    static String refund(String refundRef, String quantity) {
        return """
                {"refundRef":"%s","at":"2026-03-02T10:00:00.123456Z","lines":[{"sku":"TEA-1","quantity":%s}]}""".formatted(refundRef, quantity);
    }

    JsonNode purchaseWithNet(String net) {
        Eventually.until(DEADLINE, () -> {
            Answer found = api.get("/purchases/" + purchaseId);
            return found.status() == 200
                    && found.body().at("/net/amount").asString().equals(net);
        });
        return api.get("/purchases/" + purchaseId).body();
    }

    String letter(String start) {
        Topics topics = RunningService.topics();
        String name = topics.prefix() + Topic.COMMERCE_ORDER.topicName() + ".customer.dlt";
        try (TopicReader letters = new TopicReader(topics.bootstrapServers(), name)) {
            return letters.records(DEADLINE, all -> all.stream().anyMatch(letter -> isOf(letter, start))).stream()
                    .filter(letter -> isOf(letter, start))
                    .map(letter -> header(letter, "x-exception"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private boolean isOf(ConsumerRecord<String, byte[]> letter, String start) {
        return header(letter, "ce_id").equals(start + customer);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
