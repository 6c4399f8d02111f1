package dev.fives.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.local.stack.placeholder.PlaceholderApplication;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a stack from starting: one line each, and nothing left behind. */
class StackFaultsIT {

    @TempDir
    Path folder;

    @BeforeAll
    static void oneLogback() {
        StackMain.quietBoot();
    }

    @Test
    void start_namesATakenPort() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var gateway = List.of(Part.application(Part.GATEWAY, PlaceholderApplication.class.getName(), false));

            refused(
                    new StackConfig(data(), true, taken.getLocalPort(), false, gateway),
                    "port: " + taken.getLocalPort() + " is taken (expected: a free one; choose it with --port)");
        }
    }

    @Test
    void start_namesDamagedData() throws Exception {
        Files.createDirectories(data().resolve("broker"));
        Files.writeString(data().resolve("broker/meta.properties"), "version=1\ncluster.id=\nnode.id=77\n");

        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> Stack.start(new StackConfig(data(), false, 0, false, List.of()), _ -> {})
                        .close())
                .withMessageStartingWith("broker data: " + data().resolve("broker") + " cannot be opened: ");
        assertThat(Control.file(new Layout(data()))).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void start_namesAnApplicationThatDoesNotStart(boolean processes) {
        var broken = List.of(Part.application("broken-service", "dev.fives.Missing", false));

        refused(
                new StackConfig(data(), true, 0, processes, broken),
                "broken-service: no class dev.fives.Missing (expected: a complete build)");
    }

    private void refused(StackConfig config, String message) {
        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> Stack.start(config, _ -> {}).close())
                .withMessage(message);
        assertThat(data()).as("ephemeral, so nothing is left").doesNotExist();
    }

    private Path data() {
        return folder.resolve("data");
    }
}
