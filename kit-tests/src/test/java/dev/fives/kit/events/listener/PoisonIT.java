package dev.fives.kit.events.listener;

import static dev.fives.kit.events.listener.ListenerStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

/** Whatever a topic holds, it ends in the dead-letter topic with a reason, and the listener goes on. */
@ExtendWith(LocalBackends.class)
class PoisonIT {
    private static final String VALID = """
            {"customerId":"cus_1","version":1,"history":false,"changedFields":[],"after":{}%s}""";

    private final Set<String> handled = ConcurrentHashMap.newKeySet();

    @Test
    void poison_goesToTheDeadLettersWithAReason() {
        try (ListenerStage stage = new ListenerStage()) {
            Map<ProducerRecord<byte[], byte[]>, String> poison = poison(stage);
            poison.keySet().forEach(stage::send);
            for (int i = 0; i < 9; i++) {
                stage.send("cus_good" + i, 1);
            }

            var application = stage.start(event -> Mono.fromRunnable(() -> handled.add(event.key())), false);

            Eventually.until(SOON, () -> stage.committed() == poison.size() + 9L);
            assertThat(handled).hasSize(9).allMatch(key -> key.startsWith("cus_good"));
            assertThat(application.getBean(EventListeners.class).all()).allMatch(EventListener::isRunning);
            assertLetters(stage, poison);
        }
    }

    private static void assertLetters(ListenerStage stage, Map<ProducerRecord<byte[], byte[]>, String> poison) {
        try (TopicReader reader = stage.deadLetters()) {
            List<ConsumerRecord<String, byte[]>> letters = reader.records(SOON, all -> all.size() >= poison.size());
            assertThat(letters).hasSameSizeAs(poison.keySet());
            poison.forEach((record, reason) -> assertThat(letters).as(reason).anySatisfy(letter -> {
                assertThat(letter.value()).isEqualTo(record.value());
                assertThat(header(letter, DeadLetters.EXCEPTION))
                        .contains(reason)
                        .doesNotContain("Exception");
                assertThat(header(letter, DeadLetters.ATTEMPTS)).isEqualTo("1");
                assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo(stage.topic());
                assertThat(header(letter, DeadLetters.PARTITION)).matches("[0-2]");
                assertThat(header(letter, DeadLetters.OFFSET)).matches("[0-9]+");
            }));
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Map<ProducerRecord<byte[], byte[]>, String> poison(ListenerStage stage) {
        Map<ProducerRecord<byte[], byte[]>, String> all = new LinkedHashMap<>();
        values(stage, all);
        headers(stage, all);
        all.put(keyed(stage, new byte[] {(byte) 0xff, 1}, ",\"n\":-1"), "key: missing or not UTF-8");
        all.put(keyed(stage, null, ",\"n\":-2"), "key: missing or not UTF-8");
        return all;
    }

    private static ProducerRecord<byte[], byte[]> keyed(ListenerStage stage, byte @Nullable [] key, String field) {
        byte[] value = VALID.formatted(field).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<byte[], byte[]>(
                stage.topic(), 0, key, value, stage.event("cus_1", 1).headers());
    }

    private static void values(ListenerStage stage, Map<ProducerRecord<byte[], byte[]>, String> all) {
        all.put(stage.event("cus_1", 1, null), "value: null");
        all.put(stage.event("cus_1", 1, new byte[0]), "value: not an object");
        all.put(stage.event("cus_1", 1, new byte[1_000_000]), "value: 1000000 bytes");
        value(stage, all, "{\"customerId\":", "value: not JSON");
        value(stage, all, "[]", "value: not an object");
        value(stage, all, "{}", "fails required");
        value(stage, all, VALID.formatted("").replace("\"version\":1", "\"version\":\"one\""), "/version fails type");
        value(stage, all, VALID.formatted(",\"customerId\":\"cus_2\""), "value: not JSON");
        value(stage, all, VALID.formatted("") + "{}", "value: not JSON");
        value(stage, all, "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", "value: not JSON");
        value(stage, all, VALID.formatted(",\"big\":" + "9".repeat(5000)), "value: not JSON");
    }

    private static void headers(ListenerStage stage, Map<ProducerRecord<byte[], byte[]>, String> all) {
        all.put(
                with(stage, 1, "spring_json_header_types", "{\"ce_id\":\"javax.script.ScriptEngineManager\"}"),
                "spring_json_header_types");
        all.put(with(stage, 2, "__TypeId__", "java.lang.ProcessBuilder"), "__TypeId__");
        ProducerRecord<byte[], byte[]> twice = numbered(stage, 3);
        twice.headers().add(CloudEventHeaders.ID, "other".getBytes(StandardCharsets.UTF_8));
        all.put(twice, "ce_id: twice");
        ProducerRecord<byte[], byte[]> many = numbered(stage, 4);
        for (int i = 0; i < 70; i++) {
            many.headers().add("x" + i, new byte[0]);
        }
        all.put(many, "headers: too many");
        all.put(without(stage, 5, CloudEventHeaders.TYPE), "ce_type: missing");
        all.put(without(stage, 6, CloudEventHeaders.SOURCE), "ce_source: missing");
        all.put(without(stage, 7, CloudEventHeaders.CONTENT_TYPE), "content-type: missing");
        all.put(with(stage, 8, CloudEventHeaders.SOURCE, "/fives/purchase/pur_1"), "ce_source, aggregate type");
        all.put(with(stage, 9, CloudEventHeaders.SOURCE, "https://example.com/x"), "ce_source: malformed");
        all.put(with(stage, 10, CloudEventHeaders.SEQUENCE, "first"), "ce_sequence: malformed");
        all.put(with(stage, 11, CloudEventHeaders.SEQUENCE, "0"), "ce_sequence: out of range");
        all.put(with(stage, 12, CloudEventHeaders.SEQUENCE, "9".repeat(20)), "ce_sequence: out of range");
        all.put(with(stage, 13, CloudEventHeaders.SEQUENCE, "2"), "ce_id: does not belong");
        all.put(with(stage, 14, CloudEventHeaders.TIME, "yesterday"), "ce_time: malformed");
        all.put(with(stage, 15, CloudEventHeaders.SPEC_VERSION, "0.3"), "ce_specversion");
        all.put(with(stage, 16, CloudEventHeaders.PARTITION_KEY, "cus_other"), "ce_partitionkey: does not belong");
        all.put(with(stage, 17, CloudEventHeaders.CONTENT_TYPE, "text/plain"), "content-type: not JSON");
        all.put(with(stage, 18, CloudEventHeaders.SUBJECT, "s".repeat(5000)), "ce_subject: no value or too long");
        ProducerRecord<byte[], byte[]> garbled = numbered(stage, 19);
        garbled.headers().remove(CloudEventHeaders.SUBJECT).add(CloudEventHeaders.SUBJECT, new byte[] {(byte) 0xc3});
        all.put(garbled, "ce_subject: not UTF-8");
    }

    private static void value(
            ListenerStage stage, Map<ProducerRecord<byte[], byte[]>, String> all, String value, String reason) {
        all.put(stage.event("cus_1", 1, value.getBytes(StandardCharsets.UTF_8)), reason);
    }

    /** A valid event whose value is like no other's, so that its letter can be told. */
    private static ProducerRecord<byte[], byte[]> numbered(ListenerStage stage, int number) {
        return stage.event("cus_1", 1, VALID.formatted(",\"n\":" + number).getBytes(StandardCharsets.UTF_8));
    }

    private static ProducerRecord<byte[], byte[]> with(ListenerStage stage, int number, String header, String value) {
        ProducerRecord<byte[], byte[]> record = numbered(stage, number);
        ListenerStage.put(record.headers(), header, value);
        return record;
    }

    private static ProducerRecord<byte[], byte[]> without(ListenerStage stage, int number, String header) {
        ProducerRecord<byte[], byte[]> record = numbered(stage, number);
        record.headers().remove(header);
        return record;
    }
}
