package dev.fives.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.fives.kit.time.RealClock;
import dev.fives.local.stack.issuer.LocalIssuer;
import dev.fives.local.stack.placeholder.PlaceholderApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a running stack does in either mode, with the smallest possible applications; the real ones are the acceptance
 * tests' business. All cases share one start, and one of them starts the stack again on its data.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StackContract {

    private static final String PLACEHOLDER = PlaceholderApplication.class.getName();
    private static final List<Part> APPLICATIONS = List.of(
            Part.application("first-service", PLACEHOLDER, false),
            Part.application("second-service", PLACEHOLDER, false));
    private static final String FREEZE = "{\"set\":\"2011-12-10T12:50:00Z\",\"frozen\":true}";

    private final boolean processes;
    private final List<String> lines = new ArrayList<>();
    private Path folder = Path.of("");
    private boolean ephemeral;
    protected Stack stack;

    StackContract(boolean processes) {
        this.processes = processes;
    }

    @BeforeAll
    void start(@TempDir Path empty) {
        folder = empty;
        StackMain.quietBoot();
        // what ./fives gives to the JVMs of parts, and a compiler that is done before a short life is over
        System.setProperty(JvmFlags.SHARED, "-XX:+UseSerialGC|-XX:TieredStopAtLevel=1");
        stack = Stack.start(config(), lines::add);
    }

    @AfterAll
    void stop() {
        stack.close();
        assertThat(data().toFile().exists())
                .as("an ephemeral stack leaves nothing, any other its data")
                .isNotEqualTo(ephemeral);
    }

    @Test
    void start_isReady() {
        assertThat(stack.status())
                .extracting(PartHandle.Status::name, PartHandle.Status::state)
                .containsExactly(up("store"), up("broker"), up("first-service"), up("second-service"));
        assertThat(now("first-service")).isNotEmpty();
        assertThat(lines).hasSize(4);
    }

    @Test
    void clock_movesEveryApplicationAndOutlivesARestart() {
        stack.clock().move(FREEZE);
        assertThat(now("first-service")).isEqualTo("2011-12-10T12:50:00Z");
        assertThat(now("second-service")).isEqualTo("2011-12-10T12:50:00Z");

        stack.clock().move("{\"advance\":\"P3DT2H\"}");
        assertThat(now("first-service")).isEqualTo("2011-12-13T14:50:00Z");

        stack.restart("first-service");
        assertThat(now("first-service")).isEqualTo("2011-12-13T14:50:00Z");
    }

    @Test
    void nextStart_findsPortsAndClock() {
        stack.clock().move(FREEZE);
        var before = places();

        stack.close();
        ephemeral = true;
        stack = Stack.start(config(), _ -> {});

        assertThat(places()).isEqualTo(before);
        assertThat(now("second-service")).isEqualTo("2011-12-10T12:50:00Z");
    }

    @Test
    void start_refusesASecondStackOnTheSameData() {
        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> Stack.start(config(), _ -> {}).close())
                .withMessage("stack: already running on " + data() + " (stop it with ./fives down)");
    }

    @Test
    void issuer_isReadyWithTheStack() {
        assertThat(LocalIssuer.open(data().resolve("keys")).token("ops", RealClock.system()))
                .contains(".");
    }

    private StackConfig config() {
        return new StackConfig(data(), ephemeral, 0, processes, APPLICATIONS);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private List<Tuple> places() {
        return stack.status().stream()
                .map(status -> tuple(status.name(), status.port(), status.managementPort(), status.state()))
                .toList();
    }

    private static Tuple up(String name) {
        return tuple(name, PartHandle.State.UP);
    }

    protected final String now(String name) {
        var token = LocalIssuer.open(data().resolve("keys")).token("admin", RealClock.system());
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + stack.address(name).port() + "/now"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
