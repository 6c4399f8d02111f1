package dev.fives.acceptance;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.Topic;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** Requests under traces of the caller's own, and where these traces are seen. */
final class Traces {
    private static final Duration READ = Duration.ofSeconds(60);
    private static final Pattern TRACE_ID = Pattern.compile("\\btraceId=([0-9a-f]{32})\\b");

    private final FivesStack stack;
    private final Random random;

    Traces(FivesStack stack, long seed) {
        this.stack = stack;
        this.random = new Random(seed);
    }

    /** Creates so many customers, each under a sampled trace; the trace of each customer, as it was answered too. */
    Map<String, String> createCustomers(Api api, int number) {
        Map<String, String> traces = new HashMap<>();
        for (int i = 0; i < number; i++) {
            String trace = hex(16);
            String parent = "00-" + trace + "-" + hex(8) + "-01";
            Api.Answer created = api.with(CloudEventHeaders.TRACEPARENT, parent)
                    .post("/api/v1/customers", "{\"kind\":\"PERSON\",\"name\":\"Trace %d\"}".formatted(i))
                    .expect(201);
            Assertions.assertThat(created.header(CloudEventHeaders.TRACEPARENT)).contains(trace);
            traces.put(created.body().path("id").stringValue(), trace);
        }
        return traces;
    }

    private String hex(int bytes) {
        byte[] all = new byte[bytes];
        random.nextBytes(all);
        all[0] |= 1; // never all zeros
        return HexFormat.of().formatHex(all);
    }

    /** The trace of each customer's first event, once all are there. */
    Map<String, String> onTopic(Collection<String> customers) {
        String topic = Topic.CUSTOMER.topicName();
        try (TopicReader reader = new TopicReader(stack.kafka("ops"), topic)) {
            return firsts(reader.events(READ, all -> firsts(all).keySet().containsAll(customers)));
        }
    }

    private static Map<String, String> firsts(List<SeenEvent> events) {
        return events.stream()
                .filter(event -> event.type().equals("crm.customer.created.v1"))
                .collect(Collectors.toMap(
                        event -> event.header(CloudEventHeaders.SUBJECT),
                        event -> event.header(CloudEventHeaders.TRACEPARENT).substring(3, 35)));
    }

    /** The traces in the lines of the stack's log that have all these words. */
    Set<String> inLog(String... words) {
        try (var lines = Files.lines(stack.data().resolve("log").resolve("fives.log"))) {
            return lines.filter(line -> List.of(words).stream().allMatch(line::contains))
                    .flatMap(line -> TRACE_ID.matcher(line).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
