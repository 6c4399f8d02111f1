package dev.fives.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of both READMEs, run as they are printed, one after the other; those that they share are run once. */
class ReadmeAcceptance {

    private static final Pattern COMMANDS = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
    private static final int README_PORT = 8080;
    private static final long LIMIT_S = 240;

    private final Repository repository = new Repository();

    @TempDir
    private Path folder;

    @Test
    void readmes_showWhatTheyPromise() throws Exception {
        boolean ci = "true".equals(System.getenv("CI"));
        assumeTrue(ci || isFree(README_PORT), "skipped: port " + README_PORT + " is taken");
        assumeTrue(ci || (has("jq") && has("curl")), "skipped: curl and jq are needed");

        String output = run(commandsOfBoth().collect(Collectors.joining("\n", "set -euo pipefail\n", "\n")));

        assertThat(output.replaceAll("\\s+", " "))
                .contains("Fives is ready")
                .contains("\"delta\": 268, \"balanceAfter\": 268")
                .contains("\"frequencyBand\": \"LOW\"")
                .contains("\"amount\": \"268.50\"")
                .contains("How satisfied are you with your purchase?")
                .contains("您对本次购买满意吗？")
                .contains("\"source\": \"SURVEY\"")
                .contains("\"segments\": [ \"at-risk\" ]")
                .contains("\"kind\": \"COMPLAINT\"")
                .contains("\"RESOLVED\" \"CLOSED\"")
                .contains("\"kind\": \"FOLLOW_UP\"")
                .contains("\"delta\": -100, \"balanceAfter\": 668")
                .contains("\"segmentation\": \"OK\"")
                .contains("crm.complaint.closed.v1");
    }

    /** Line by line the English one; where the Chinese one says it otherwise, both. */
    private Stream<String> commandsOfBoth() {
        List<String> english = lines("README.md");
        List<String> chinese = lines("README.zh-CN.md");
        assertThat(chinese).hasSameSizeAs(english);
        return IntStream.range(0, english.size())
                .boxed()
                .flatMap(line -> Stream.of(english.get(line), chinese.get(line)).distinct());
    }

    private List<String> lines(String readme) {
        return commands(readme).flatMap(String::lines).toList();
    }

    /** Translated is the text: the questions may come in another language, everything else is the same. */
    @Test
    void readmes_haveTheSameCommands() {
        assertThat(commands("README.zh-CN.md")
                        .map(text -> text.replace("Accept-Language: zh-CN", "Accept-Language: en")))
                .containsExactlyElementsOf(commands("README.md").toList());
    }

    private Stream<String> commands(String readme) {
        return Repository.matches(COMMANDS, Repository.text(repository.root().resolve(readme))).stream();
    }

    private String run(String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("readme.sh"), script);
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                .directory(repository.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("FIVES_BUILD", "off");
        builder.environment().put("FIVES_STATE", folder.resolve("state").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_S, TimeUnit.SECONDS);
        String text = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as("%s", text).isTrue();
        return text;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean has(String tool) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", "command -v " + tool)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
