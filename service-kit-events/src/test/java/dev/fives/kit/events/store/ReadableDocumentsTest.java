package dev.fives.kit.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

class ReadableDocumentsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReadableDocuments<Integer> numbers =
            new ReadableDocuments<>("numbers", document -> document.getInteger("number"), meters);
    private final List<Document> stored = new ArrayList<>();
    private int looks;

    private List<Integer> first(int limit) {
        return numbers.first(
                        limit,
                        others -> Flux.defer(() -> {
                            looks++;
                            return Flux.fromIterable(stored)
                                    .filter(document -> isAmong(document, others))
                                    .take(limit);
                        }))
                .collectList()
                .block();
    }

    private static boolean isAmong(Document document, Document others) {
        Document id = others.get("_id", Document.class);
        return id == null || !id.getList("$nin", Object.class).contains(document.get("_id"));
    }

    private void store(String id, Object number) {
        stored.add(new Document("_id", id).append("number", number));
    }

    @Test
    void oneThatCannotBeRead_takesNobodysPlace() {
        store("a", "one");
        store("b", "two");
        store("c", 3);
        store("d", "four");
        store("e", 5);
        store("f", 6);

        assertThat(first(2)).containsExactly(3, 5);
        assertThat(meters.get("fives.documents.unreadable")
                        .tag("collection", "numbers")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void whereThereIsRoom_orAllCanBeRead_isLookedOnce() {
        store("a", "one");
        store("b", 2);

        assertThat(first(3)).containsExactly(2);
        assertThat(looks).isEqualTo(1);
        stored.removeFirst();
        assertThat(first(1)).containsExactly(2);
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void whereNoneCanBeRead_thereIsAnEnd() {
        Logger log = (Logger) LoggerFactory.getLogger(ReadableDocuments.class);
        log.setLevel(Level.OFF);
        for (int i = 0; i < 3_000; i++) {
            store("s" + i, "none");
        }

        assertThat(first(100)).isEmpty();
        log.setLevel(null);
        assertThat(looks).isLessThan(20);
    }
}
