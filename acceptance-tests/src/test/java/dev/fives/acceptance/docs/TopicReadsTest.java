package dev.fives.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every event that a test reads is judged: whoever reads a topic by a consumer of its own goes past the judge. */
class TopicReadsTest {
    /** The judge itself, and those whose records are no events of the catalogue or are only passed on. */
    private static final Set<String> ALLOWED = Set.of(
            "TopicReader.java",
            "TopicLog.java",
            "JournalFaultsIT.java",
            "LocalBrokerIT.java",
            "EventTripler.java",
            "BrokerRights.java");

    private final Repository repository = new Repository();

    @Test
    void topics_areReadThroughTopicReader() {
        assertThat(repository
                        .files(path -> path.endsWith(".java")
                                && (path.contains("/src/test/") || path.startsWith("service-kit-test/")))
                        .stream()
                        .filter(file -> Repository.text(file).contains("new " + "KafkaConsumer"))
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !ALLOWED.contains(name)))
                .as("tests with a KafkaConsumer of their own (expected: TopicReader, which judges each event)")
                .isEmpty();
    }
}
