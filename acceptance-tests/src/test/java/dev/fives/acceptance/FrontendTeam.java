package dev.fives.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a frontend team has: its copy of the client, the documents and the launcher; and a stack that runs. */
final class FrontendTeam {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Set<String> MADE = Set.of("node_modules", "generated", "dist", "build");
    private static final List<String> NEEDED = List.of("clients/typescript", "docs/api");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(bash|ts)\\n(.*?)^```", Pattern.DOTALL);
    private static final Path QUICKSTART = Path.of("docs/api/quickstart.md");

    private final Path folder;
    private final FivesStack stack;

    FrontendTeam(FivesStack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
        NEEDED.forEach(this::copy);
        launcher();
    }

    /** Builds the client, runs its own tests, then the platform through it. */
    void useClient() {
        Shell shell = new Shell(folder.resolve("clients/typescript"), settings(), LIMIT);
        shell.run("npm", "ci");
        shell.run("npm", "run", "build");
        assertThat(shell.run("npm", "test")).containsPattern("# pass [1-9]").contains("# skipped 0");
        assertThat(shell.run("npm", "run", "test:platform"))
                .contains("a purchase becomes points")
                .containsPattern("# pass [1-9]")
                .contains("# skipped 0");
    }

    /** The quickstart as it is printed, block after block; answers what it printed. */
    String followQuickstart() {
        Map<String, String> settings = settings();
        settings.put("TMPDIR", folder.toString());
        return new Shell(folder, settings, LIMIT).run("bash", "-euo", "pipefail", script().toString());
    }

    /** Commands are run, TypeScript goes into the file that the page names. */
    private Path script() {
        try {
            String script = BLOCK.matcher(Files.readString(folder.resolve(QUICKSTART)))
                    .results()
                    .map(FrontendTeam::command)
                    .collect(Collectors.joining("\n"));
            return Files.writeString(folder.resolve("quickstart.sh"), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String command(MatchResult block) {
        return block.group(1).equals("bash")
                ? block.group(2)
                : "cat >> quickstart.mts <<'END_OF_BLOCK'\n" + block.group(2) + "END_OF_BLOCK\n";
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(stack.launcherEnvironment());
        settings.put("FIVES_URL", stack.gateway().toString());
        settings.put("FIVES_TOKEN", stack.token("admin"));
        return settings;
    }

    private void copy(String part) {
        Path from = FivesStack.ROOT.resolve(part);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = FivesStack.ROOT.relativize(file);
                if (Stream.of(relative.toString().split("/")).noneMatch(MADE::contains)) {
                    Path target = folder.resolve(relative);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launcher() {
        try {
            Path launcher = Files.writeString(
                    folder.resolve("fives"), "#!/bin/sh\nexec '" + FivesStack.ROOT.resolve("fives") + "' \"$@\"\n");
            assertThat(launcher.toFile().setExecutable(true)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
