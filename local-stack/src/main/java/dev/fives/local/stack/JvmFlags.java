package dev.fives.local.stack;

import java.util.ArrayList;
import java.util.List;

/** Flags of a part's own JVM; those of the launcher stand in {@code ./fives}. */
final class JvmFlags {

    /** Given by {@code ./fives}: the AOT cache fits the same class path and the same collector only. */
    static final String SHARED = "fives.jvm-flags";

    private static final String SEPARATOR = "\\|";

    private JvmFlags() {}

    static List<String> forPart(Part part) {
        var flags = new ArrayList<String>();
        flags.addAll(List.of(System.getProperty(SHARED, "").split(SEPARATOR)));
        flags.add("-Xmx" + heapMebibytes(part) + "m");
        flags.add("-Dfives.part=" + part.name());
        return flags;
    }

    /** The store keeps all documents in memory; an import parses and groups whole files. */
    private static int heapMebibytes(Part part) {
        return switch (part.service()) {
            case "store" -> 1024;
            case "customer-service" -> 512;
            default -> 256;
        };
    }
}
