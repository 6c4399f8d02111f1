package dev.fives.local.stack.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.local.stack.StackFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {

    @TempDir
    Path folder;

    @Test
    void read_withoutAFileIsRealTime() {
        assertThat(file().read()).isEqualTo(ClockState.REAL);
    }

    @Test
    void read_findsWhatWasWritten() {
        for (var state : new ClockState[] {
            new ClockState.Frozen(Instant.parse("2011-12-10T12:50:00Z")),
            new ClockState.Running(Duration.ofDays(-3).plusMillis(1))
        }) {
            file().write(state);

            assertThat(file().read()).isEqualTo(state);
        }
    }

    @Test
    void read_namesADamagedFile() throws Exception {
        Files.writeString(folder.resolve("clock.json"), "{\"frozenAt\":");

        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> file().read())
                .withMessageContaining("clock.json is damaged (expected: ");
    }

    @Test
    void write_leavesNothingElseAndIsPrivate() throws Exception {
        file().write(ClockState.REAL);

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("clock.json"));
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("clock.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private ClockFile file() {
        return new ClockFile(folder.resolve("clock.json"));
    }
}
