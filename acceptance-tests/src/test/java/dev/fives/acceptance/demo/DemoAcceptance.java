package dev.fives.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.FivesStack;
import dev.fives.acceptance.chaos.TopicAudit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code ./fives demo} with few customers: each figure is what the API lists, and asking again adds nothing. */
class DemoAcceptance {

    private static final String CUSTOMERS = System.getProperty("demo.customers", "40");
    private static final Duration OFF_MAX = Duration.ofMinutes(3);
    private static final Pattern STORY = Pattern.compile("(?m)^The story of (.*) \\((cus_[^)]+)\\)\\n((?:  .*\\n)+)");
    private static final List<String> CHAPTERS = List.of(
            "becomes a customer",
            "buys",
            "is asked",
            "answers",
            "ticket opened",
            "complaint received",
            "remedy granted",
            "complaint closed",
            "follow-up done");

    @Test
    void demo_reportsWhatTheApiLists() {
        try (FivesStack stack = FivesStack.up()) {
            String report = stack.fives("demo", "--customers", CUSTOMERS);
            System.out.println(report);
            Api api = stack.api("admin");

            Instant now = now(stack);
            Recount recount = new Recount(Listed.of(api, now));
            Map<String, String> counted = recount.lines();
            assertLines(report, counted);
            assertThat(counted.get("Customers")).startsWith(CUSTOMERS + ", ");
            assertThat(counted.get("Points issued"))
                    .endsWith(String.format(Locale.ROOT, " %,d with customers", recount.ledger()));
            assertStory(report, api);
            assertThat(TopicAudit.of(stack.kafka("ops"), "").problems()).isEmpty();
            assertThat(Duration.between(now, InstantSource.system().instant()).abs())
                    .isLessThan(OFF_MAX);

            String again = stack.fives("demo", "--customers", CUSTOMERS);
            assertThat(again).contains("here already");
            assertLines(again, counted);
        }
    }

    private static void assertLines(String report, Map<String, String> counted) {
        SoftAssertions.assertSoftly(softly -> counted.forEach((heading, figures) -> softly.assertThat(report.lines())
                .as(heading)
                .contains(String.format(Locale.ROOT, "%-16s %s", heading, figures))));
    }

    /** Told of a customer who complained: in order, complete, and in accordance with name, purchases and points. */
    private static void assertStory(String report, Api api) {
        Matcher story = STORY.matcher(report);
        assertThat(story.find()).as("a story").isTrue();
        String customer = story.group(2);
        List<String> lines = story.group(3).lines().toList();

        assertThat(story.group(1))
                .isEqualTo(api.get("/api/v1/customers/" + customer)
                        .expect(200)
                        .body()
                        .path("name")
                        .stringValue());
        assertThat(lines).isSortedAccordingTo(java.util.Comparator.comparing(DemoAcceptance::minute));
        assertThat(String.join("\n", lines))
                .containsSubsequence(
                        CHAPTERS.stream().map(chapter -> "  " + chapter).toList());
        assertThat(deltas(lines))
                .isEqualTo(Listed.all(api, "/members/" + customer + "/ledger").stream()
                        .map(entry -> entry.path("delta").longValue())
                        .collect(Collectors.groupingBy(delta -> delta, Collectors.counting())));
        assertThat(lines.stream().filter(line -> line.contains("  buys ")))
                .hasSameSizeAs(Listed.all(api, "/customers/" + customer + "/purchases"));
    }

    /** How often each number of points is told. */
    private static Map<Long, Long> deltas(List<String> lines) {
        return Pattern.compile("  points +delta (-?\\d+),")
                .matcher(String.join("\n", lines))
                .results()
                .map(told -> Long.parseLong(told.group(1)))
                .collect(Collectors.groupingBy(delta -> delta, Collectors.counting()));
    }

    private static String minute(String line) {
        return line.strip().substring(0, "2026-01-01 00:00".length());
    }

    private static Instant now(FivesStack stack) {
        JsonNode clock = stack.api("ops").get("/local/clock").expect(200).body();
        return Instant.parse(clock.path("now").stringValue());
    }
}
