package dev.fives.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive is append-only. To add what is new (at a release, or as soon as somebody outside relies on it):
 * {@code mvn -pl event-contracts test -Dtest=BaselineTest -Dbaseline.add=true}, then commit what it wrote.
 */
class BaselineTest {
    private static final Baseline BASELINE = new Baseline(Baseline.FOLDER);

    @BeforeAll
    static void addWhereAsked() {
        if (Boolean.getBoolean("baseline.add")) {
            BASELINE.add();
        }
    }

    @Test
    void releasedFile_isNeverChanged() {
        assertThat(BASELINE.events()).isNotEmpty();
        assertThat(BASELINE.tampering()).isEmpty();
    }

    @Test
    void release_archivesEveryContract() throws IOException {
        boolean release = !Files.readString(Path.of("pom.xml")).contains("-SNAPSHOT</version>");

        assertThat(release ? BASELINE.unreleased() : List.of())
                .as("archive them: mvn -pl event-contracts test -Dtest=BaselineTest -Dbaseline.add=true")
                .isEmpty();
    }

    @Test
    void change_isFound(@TempDir Path folder) throws IOException {
        Baseline archive = new Baseline(folder);
        archive.add();
        Path schema = folder.resolve("events/crm.purchase.v1/purchase/crm.purchase.recorded.v1/1.schema.json");
        Path api = folder.resolve("openapi/gateway/1.yaml");
        assertThat(archive.tampering()).isEmpty();
        assertThat(archive.unreleased()).isEmpty();

        Files.writeString(schema, Files.readString(schema).replace("\"integer\"", "\"number\""));
        Files.delete(api);
        Files.copy(schema, schema.resolveSibling("2.sample.json"));

        assertThat(archive.tampering())
                .hasSize(3)
                .anyMatch(fault -> fault.contains("1.schema.json: changed"))
                .anyMatch(fault -> fault.contains("gateway/1.yaml: gone"))
                .anyMatch(fault -> fault.contains("2.sample.json: not in SHA256SUMS"));
    }

    @Test
    void add_numbersOnAndKeepsWhatIsThere(@TempDir Path folder) throws IOException {
        Baseline archive = new Baseline(folder);
        archive.add();
        Path api = folder.resolve("openapi/gateway/1.yaml");
        String older = Files.readString(api) + "# older\n";
        Files.delete(api);
        Files.writeString(api, older);

        archive.add();

        assertThat(Files.readString(api)).isEqualTo(older);
        try (Stream<Path> versions = Files.list(api.getParent())) {
            assertThat(versions).hasSize(2);
        }
        assertThat(archive.unreleased()).isEmpty();
    }

    @Test
    void acceptedBreak_needsAReasonAndARefusal() {
        List<String> refusals = List.of("crm.a.b.v1 /x: removed (y)", "crm.a.b.v1 /z: removed (y)");

        assertThat(new AcceptedBreaks(List.of("crm.a.b.v1 /x: removed # all readers moved")).open(refusals))
                .containsExactly("crm.a.b.v1 /z: removed (y)");
        assertThat(new AcceptedBreaks(List.of("crm.a.b.v1 /x: removed")).open(refusals))
                .hasSize(2);
        assertThat(new AcceptedBreaks(List.of("crm.q.b.v1 # gone")).open(refusals))
                .hasSize(3);
    }
}
