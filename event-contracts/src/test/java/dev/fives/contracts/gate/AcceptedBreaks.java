package dev.fives.contracts.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks that were decided on, in {@code accepted-breaks.txt}: one a line, the beginning of a refusal, then {@code #} and
 * the reason. A line that no refusal needs is a fault too, so that none stays behind for the next break.
 */
final class AcceptedBreaks {
    private final List<String> lines;

    AcceptedBreaks(List<String> lines) {
        this.lines = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    static AcceptedBreaks read() {
        try {
            return new AcceptedBreaks(Files.readAllLines(Path.of("src", "test", "resources", "accepted-breaks.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The refusals that nobody accepted, and the lines that accept nothing or give no reason. */
    List<String> open(List<String> refusals) {
        List<String> open = new ArrayList<>(refusals);
        for (String line : lines) {
            String[] parts = line.split(" # ", 2);
            boolean needed = open.removeIf(refusal -> refusal.startsWith(parts[0].strip()));
            if (!needed || parts.length < 2 || parts[1].isBlank()) {
                open.add("accepted-breaks.txt: " + line + " (expected: a refusal of today, # and why it is borne)");
            }
        }
        return open;
    }
}
