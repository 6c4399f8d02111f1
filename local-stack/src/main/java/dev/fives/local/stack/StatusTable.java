package dev.fives.local.stack;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./fives ps}: name, pid, port, state. */
final class StatusTable {

    private static final String ROW = "%-22s %8s %6s  %s%n";

    private StatusTable() {}

    static void print(String json, PrintStream out) {
        var parts = JsonMapper.shared().readValue(json, new TypeReference<List<PartHandle.Status>>() {});
        out.printf(Locale.ROOT, ROW, "NAME", "PID", "PORT", "STATE");
        for (var part : parts) {
            var pid = part.pid() == 0 ? "-" : String.valueOf(part.pid());
            out.printf(
                    Locale.ROOT,
                    ROW,
                    part.name(),
                    pid,
                    part.port(),
                    part.state().name().toLowerCase(Locale.ROOT));
        }
    }
}
