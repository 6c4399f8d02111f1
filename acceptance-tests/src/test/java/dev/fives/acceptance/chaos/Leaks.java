package dev.fives.acceptance.chaos;

import dev.fives.acceptance.StackLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for the canaries wherever personal data has no business: topics, dead letters, logs and metrics. */
final class Leaks {

    private final Bench bench;

    Leaks(Bench bench) {
        this.bench = bench;
    }

    List<String> places() {
        List<String> places = new ArrayList<>(bench.topics.recordsWith(Canary.marks()));
        places.addAll(logs());
        Stream.concat(Bench.SERVICES.stream(), Stream.of(Bench.GATEWAY))
                .filter(application -> isMarked(metrics(application)))
                .forEach(application -> places.add("metrics of " + application));
        return places;
    }

    /** In a log of its own. */
    void plantLine(String line) {
        try {
            Files.writeString(StackLogs.folder(bench.stack).resolve("planted.log"), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> logs() {
        return StackLogs.files(bench.stack).stream()
                .filter(file -> isMarked(StackLogs.text(file)))
                .map(file -> "log " + file.getFileName())
                .toList();
    }

    private String metrics(String application) {
        int port = bench.stack.address(application).path("managementPort").intValue();
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        return Metrics.of(uri);
    }

    private static boolean isMarked(String text) {
        return Canary.marks().stream().anyMatch(text::contains);
    }
}
