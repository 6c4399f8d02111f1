package dev.fives.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.fives.kit.time.RealClock;
import dev.fives.local.stack.issuer.LocalIssuer;
import dev.fives.local.stack.placeholder.PlaceholderApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher with the smallest possible applications; the real ones are the acceptance tests' business. */
class StackIT {

    private static final String PLACEHOLDER = PlaceholderApplication.class.getName();
    private static final List<Part> APPLICATIONS = List.of(
            Part.application("first-service", PLACEHOLDER, false),
            Part.application("second-service", PLACEHOLDER, false));
    private static final String FREEZE = "{\"set\":\"2011-12-10T12:50:00Z\",\"frozen\":true}";

    @TempDir
    Path folder;

    @BeforeAll
    static void oneLogback() {
        StackMain.quietBoot();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void start_isReadyAndStopLeavesNothing(boolean processes) {
        var lines = new ArrayList<String>();
        try (var stack = Stack.start(config(true, processes), lines::add)) {
            assertThat(stack.status())
                    .extracting(PartHandle.Status::name, PartHandle.Status::state)
                    .containsExactly(up("store"), up("broker"), up("first-service"), up("second-service"));
            assertThat(now(stack, "first-service")).isNotEmpty();
            assertThat(lines).hasSize(4);
        }
        assertThat(data()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clock_movesEveryApplicationAndSurvivesTheNextStart(boolean processes) {
        try (var stack = Stack.start(config(false, processes), _ -> {})) {
            stack.clock().move(FREEZE);
            assertThat(now(stack, "first-service")).isEqualTo("2011-12-10T12:50:00Z");
            assertThat(now(stack, "second-service")).isEqualTo("2011-12-10T12:50:00Z");

            stack.clock().move("{\"advance\":\"P3DT2H\"}");
            assertThat(now(stack, "first-service")).isEqualTo("2011-12-13T14:50:00Z");

            stack.restart("first-service");
            assertThat(now(stack, "first-service")).isEqualTo("2011-12-13T14:50:00Z");
        }
        try (var stack = Stack.start(config(false, processes), _ -> {})) {
            assertThat(now(stack, "second-service")).isEqualTo("2011-12-13T14:50:00Z");
        }
    }

    @Test
    void start_findsThePortsOfLastTime() {
        List<PartHandle.Status> before;
        try (var stack = Stack.start(config(false, false), _ -> {})) {
            before = stack.status();
        }
        try (var stack = Stack.start(config(false, false), _ -> {})) {
            assertThat(stack.status()).isEqualTo(before);
        }
    }

    @Test
    void restart_bringsBackAKilledProcess() {
        try (var stack = Stack.start(config(true, true), _ -> {})) {
            var first = stack.status().get(2);
            var process = ProcessHandle.of(first.pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            assertThat(stack.status().get(2).state()).isEqualTo(PartHandle.State.DEAD);

            stack.restart("first-service");

            var second = stack.status().get(2);
            assertThat(second.state()).isEqualTo(PartHandle.State.UP);
            assertThat(second.pid()).isNotEqualTo(first.pid());
            assertThat(second.port()).isEqualTo(first.port());
        }
    }

    @Test
    void restart_inOneJvmLeavesTheOthersAlone() {
        try (var stack = Stack.start(config(true, false), _ -> {})) {
            stack.restart("first-service");
            stack.restart("broker");
            stack.restart("store");

            assertThat(now(stack, "first-service")).isNotEmpty();
            assertThat(now(stack, "second-service")).isNotEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stack.restart("third-service"))
                    .withMessageStartingWith("part: third-service (expected: one of [store, broker, ");
        }
    }

    @Test
    void start_namesATakenPort() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var gateway = List.of(Part.application(Part.GATEWAY, PLACEHOLDER, false));
            var config = new StackConfig(data(), true, taken.getLocalPort(), false, gateway);

            refused(
                    config,
                    "port: " + taken.getLocalPort() + " is taken (expected: a free one; choose it with --port)");
        }
    }

    @Test
    void start_refusesASecondStackOnTheSameData() {
        try (var _ = Stack.start(config(false, false), _ -> {})) {
            refused(config(false, false), "stack: already running on " + data() + " (stop it with ./fives down)");
        }
    }

    @Test
    void start_namesDamagedData() throws Exception {
        Files.createDirectories(data().resolve("broker"));
        Files.writeString(data().resolve("broker/meta.properties"), "version=1\ncluster.id=\nnode.id=77\n");

        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> Stack.start(config(false, false), _ -> {}).close())
                .withMessageStartingWith("broker data: " + data().resolve("broker") + " cannot be opened: ");
        assertThat(Control.file(new Layout(data()))).doesNotExist();
    }

    @Test
    void start_namesAnApplicationThatDoesNotStart() {
        var broken = List.of(Part.application("broken-service", "dev.fives.Missing", false));

        for (var processes : new boolean[] {false, true}) {
            refused(
                    new StackConfig(data(), true, 0, processes, broken),
                    "broken-service: no class dev.fives.Missing (expected: a complete build)");
        }
    }

    @Test
    void issuer_isReadyWithTheStack() {
        try (var _ = Stack.start(config(true, false), _ -> {})) {
            assertThat(LocalIssuer.open(data().resolve("keys")).token("ops", RealClock.system()))
                    .contains(".");
        }
    }

    private void refused(StackConfig config, String message) {
        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> Stack.start(config, _ -> {}).close())
                .withMessage(message);
    }

    private static Tuple up(String name) {
        return tuple(name, PartHandle.State.UP);
    }

    private StackConfig config(boolean ephemeral, boolean processes) {
        return new StackConfig(data(), ephemeral, 0, processes, APPLICATIONS);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String now(Stack stack, String name) {
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
