package dev.fives.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alert rules ask for meters that there are, lead to runbooks that there are, and fire when they should. */
class AlertRulesTest {
    private static final String RULES = "deploy/prometheus/alerts.yaml";
    private static final String CASES = "deploy/prometheus/alerts-test.yaml";
    private static final Pattern ALERT = Pattern.compile("- alert: (\\S+)");
    private static final Pattern EXPRESSION = Pattern.compile("expr: (.*)");
    private static final Pattern METER = Pattern.compile("\\b((?:fives|crm)_[a-z_0-9]+)");
    private static final Pattern DOCUMENTED = Pattern.compile("`((?:fives|crm)\\.[a-z.0-9]+)`");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: docs/operations/runbooks\\.md#(\\S+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
    /** What Prometheus adds to a meter's name by its kind and unit. */
    private static final Pattern SUFFIX = Pattern.compile("(_seconds)?(_bucket|_count|_sum|_max|_total)?$");

    private static final long LIMIT_S = 60;

    private final Repository repository = new Repository();
    private final String rules = text(RULES);

    @Test
    void meters_areDocumented() {
        Set<String> known = Repository.matches(DOCUMENTED, text("docs/operations/metrics.md")).stream()
                .map(name -> name.replace('.', '_'))
                .collect(Collectors.toSet());

        List<String> asked = Repository.matches(EXPRESSION, rules).stream()
                .flatMap(expression -> Repository.matches(METER, expression).stream())
                .map(name -> SUFFIX.matcher(name).replaceFirst(""))
                .toList();

        assertThat(asked).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void runbooks_exist() {
        List<String> anchors = Repository.matches(HEADING, text("docs/operations/runbooks.md")).stream()
                .map(AlertRulesTest::anchor)
                .toList();

        List<String> named = Repository.matches(RUNBOOK, rules);

        assertThat(named).hasSameSizeAs(Repository.matches(ALERT, rules)).isSubsetOf(anchors);
    }

    @Test
    void everyAlert_hasACase() {
        String cases = text(CASES);

        assertThat(Repository.matches(ALERT, rules)).allMatch(cases::contains);
    }

    @Test
    void rules_fireAsTheirCasesSay() throws Exception {
        assumeTrue(
                "true".equals(System.getenv("CI")) || has("promtool"),
                "skipped: promtool (Debian package prometheus) is needed");

        run("promtool", "check", "rules", RULES);
        run("promtool", "test", "rules", CASES);
    }

    /** As the sites that show Markdown make it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    private String text(String path) {
        return Repository.text(repository.root().resolve(path));
    }

    private static boolean has(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path root = repository.root();
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(LIMIT_S, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
