package dev.fives.acceptance.api;

import dev.fives.kit.test.api.ApiContract;
import dev.fives.kit.test.api.Exchanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is wrong with an answer: by its document, by the one shape of errors, and by what had to be refused. */
final class Judge {
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;
    private static final int BUSY = 503;
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
    private static final Set<String> PROBLEMS = problems();

    private final Map<String, ApiContract> contracts = new ConcurrentHashMap<>();

    List<String> faults(Sent sent, Answered answer) {
        List<String> faults = new ArrayList<>();
        if (answer.status() >= FIRST_FAULT && !isBusy(answer)) {
            faults.add("a fault of ours: " + answer.status());
        }
        if (sent.refused() && answer.status() < FIRST_REFUSAL) {
            faults.add("taken: " + answer.status() + " (expected: refused)");
        }
        if (answer.status() >= FIRST_REFUSAL) {
            problem(answer, faults);
        }
        document(sent, answer, faults);
        return faults;
    }

    /** Over a limit of the platform, which is said and may be repeated. */
    static boolean isBusy(Answered answer) {
        return answer.status() == BUSY && answer.header("Retry-After") != null;
    }

    private static void problem(Answered answer, List<String> faults) {
        JsonNode body = answer.json();
        expect(
                answer.contentType().startsWith("application/problem+json"),
                "content type " + answer.contentType(),
                faults);
        expect(PROBLEMS.contains(body.path("type").asString("") + " " + answer.status()), "type and status", faults);
        expect(
                body.path("type")
                        .asString("")
                        .equals("/problems/" + body.path("code").asString("")),
                "code",
                faults);
        expect(body.path("status").asInt(0) == answer.status(), "status", faults);
        expect(TRACE.matcher(body.path("traceId").asString("")).matches(), "traceId", faults);
    }

    private static void expect(boolean holds, String what, List<String> faults) {
        if (!holds) {
            faults.add("problem: " + what + " is not as in docs/api/problems.md");
        }
    }

    private void document(Sent sent, Answered answer, List<String> faults) {
        String body = sent.described().takesJson() ? sent.body().orElse("") : "";
        try {
            contracts
                    .computeIfAbsent(sent.described().document(), ApiContract::of)
                    .check(new Exchanged(
                            sent.method(), sent.path(), body, answer.status(), answer.contentType(), answer.body()));
        } catch (AssertionError | RuntimeException e) {
            faults.add(String.valueOf(e.getMessage()).lines().skip(1).collect(Collectors.joining("; ")));
        }
    }

    /** The types that the documentation lists, each with its status. */
    private static Set<String> problems() {
        Path file = Path.of("").toAbsolutePath().getParent().resolve("docs/api/problems.md");
        try {
            return Pattern.compile("(?m)^\\| `(/problems/[a-z-]+)` \\| ([0-9]{3}) \\|")
                    .matcher(Files.readString(file))
                    .results()
                    .map(row -> row.group(1) + " " + row.group(2))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
