package dev.fives.kit.events.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class HashChainTest {
    private final Document entry = new Document("_id", "a:1")
            .append("delta", 5L)
            .append("at", Date.from(Instant.parse("2026-01-01T00:00:00Z")))
            .append("lines", List.of(new Document("rule", "base")));

    @Test
    void hash_doesNotDependOnFieldOrderNorOnTheWidthOfNumbers() {
        Document other = new Document("lines", List.of(new Document("rule", "base")))
                .append("at", Date.from(Instant.parse("2026-01-01T00:00:00Z")))
                .append("delta", 5)
                .append("_id", "a:1");

        assertThat(hash(other)).isEqualTo(hash(entry));
    }

    @Test
    void hash_leavesOutTheMarkAndItself() {
        assertThat(hash(new Document(entry).append("published", true).append("hash", "x")))
                .isEqualTo(hash(entry));
    }

    @Test
    void hash_coversContentAndPredecessor() {
        assertThat(hash(new Document(entry).append("delta", 6L))).isNotEqualTo(hash(entry));
        assertThat(HashChain.next("1".repeat(64), entry)).isNotEqualTo(hash(entry));
    }

    @Test
    void hash_keepsTextsApart() {
        assertThat(hash(new Document("a", "b1:c"))).isNotEqualTo(hash(new Document("a", "b").append("c", "")));
        assertThat(hash(new Document("a", List.of("bc")))).isNotEqualTo(hash(new Document("a", List.of("b", "c"))));
        assertThat(hash(new Document("a", "5"))).isNotEqualTo(hash(new Document("a", 5)));
    }

    private static String hash(Document document) {
        return HashChain.next(HashChain.START, document);
    }
}
