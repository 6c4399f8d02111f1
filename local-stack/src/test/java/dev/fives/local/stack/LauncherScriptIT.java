package dev.fives.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./fives} says before it hands on to Java. */
class LauncherScriptIT {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path empty;

    private record Outcome(int code, String out, String err) {}

    @Test
    void help_namesEveryCommand() throws Exception {
        var help = fives(Map.of(), "help");

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains(
                        "up ",
                        "down ",
                        "ps ",
                        "restart NAME",
                        "demo ",
                        "token ROLE",
                        "kafka USER",
                        "faults ",
                        "test ",
                        "help ");
        assertThat(fives(Map.of()).out()).isEqualTo(help.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start              | fives: start: no such command (expected: up, down, ps, restart, demo, token, kafka, faults, test or help)",
                "up --prot          | fives: up: --prot (expected: --port, --data, --ephemeral, --processes, --via or --detach)",
                "up --port          | fives: --port: no value (expected: a port)",
                "up --port http     | fives: --port: http (expected: 0-65535)",
                "up --ephemeral --data x | fives: --ephemeral: not together with --data",
                "demo --fast        | fives: demo: --fast (expected: --customers, --seed or --data)",
                "demo --seed        | fives: --seed: no value (expected: a number)",
                "demo --customers x | fives: --customers: x (expected: a number)",
                "restart            | fives: restart: no name (expected: one of those that ./fives ps shows)",
                "token              | fives: token: no role (expected: admin, agent, analyst, quality-manager, marketer, ops or portal)",
                "kafka              | fives: kafka: no user (expected: consumer, shop, ops or broker)",
                "ps --env           | fives: ps: --env (expected: --data DIR)",
                "token portal --customer | fives: --customer: no value (expected: the id of a customer)",
                "ps --customer x    | fives: ps: --customer (expected: --data DIR)",
                "token admin ops    | fives: token: admin ops (expected: one word)",
                "ps now             | fives: ps: now (expected: nothing after it)",
            })
    void badArguments_areOneLine(String arguments, String line) throws Exception {
        var outcome = fives(Map.of(), arguments.split(" "));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo(line + "\n");
    }

    @Test
    void up_saysWhatToInstallWhereThereIsNoJdk() throws Exception {
        var outcome = fives(Map.of("JAVA_HOME", "/nonexistent", "FIVES_JDK_FOLDERS", empty + "/*"), "up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("fives: JDK: none of version 25 or newer found (install one, for instance Temurin 25, "
                        + "or set JAVA_HOME to it)\n");
    }

    @Test
    void up_passesByAnOlderJdk() throws Exception {
        var old = Files.createDirectories(empty.resolve("jdk-17/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        assertThat(Files.createFile(old.resolve("bin/javac")).toFile().setExecutable(true))
                .isTrue();

        var outcome = fives(Map.of("JAVA_HOME", old.toString(), "FIVES_JDK_FOLDERS", ""), "up");

        assertThat(outcome.err()).startsWith("fives: JDK: none of version 25 or newer found");
    }

    @Test
    void up_namesAFullDisk() throws Exception {
        var noRoom = Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "FIVES_BUILD",
                "off",
                "FIVES_STATE",
                empty.resolve("state").toString(),
                "FIVES_JAVA_OPTS",
                "-Dfives.room-mebibytes=999999999");

        var outcome = fives(noRoom, "up", "--data", empty.resolve("data").toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).matches("fives: disk: \\d+ MiB free at .* \\(expected: at least 999999999 MiB\\)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fives", ".ci/run", "build-checks/run", "deploy/kafka/grants.sh"})
    void script_isCleanByShellcheck(String script) throws Exception {
        assumeTrue(
                "true".equals(System.getenv("CI"))
                        || run(Map.of(), List.of("bash", "-c", "command -v shellcheck"))
                                        .code()
                                == 0,
                "skipped: shellcheck is not installed");

        assertThat(run(Map.of(), List.of("shellcheck", ROOT.resolve(script).toString())))
                .isEqualTo(new Outcome(0, "", ""));
    }

    private Outcome fives(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("bash", ROOT.resolve("fives").toString()));
        command.addAll(List.of(arguments));
        return run(environment, command);
    }

    private Outcome run(Map<String, String> environment, List<String> command) throws Exception {
        var out = Files.createTempFile(empty, "out", "");
        var err = Files.createTempFile(empty, "err", "");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
