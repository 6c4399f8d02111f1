package dev.fives.acceptance;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What the import test uploads. In the build: the first rows of the real file, with every kind of dirt, and of the next
 * ones, over the end of the year and into a second file, those of the customers that {@link RetailPoints} looks at, one
 * of whom gave everything back. The whole file with {@code -Dretail.rows=all}, its first rows with a number.
 */
final class RetailRows {

    /** Beside the checkout, since it is too large to be in it. */
    static final Path FOLDER = FivesStack.ROOT.resolveSibling("shared").resolve("data/online_retail");

    private static final String ASKED = System.getProperty("retail.rows", "short");
    private static final long WHOLLY_TAKEN = 20_000;
    private static final long LOOKED_AT = 65_000;

    private final long wholly;
    private final long most;
    private long read;

    private RetailRows(long wholly, long most) {
        this.wholly = wholly;
        this.most = most;
    }

    static boolean areAll() {
        return ASKED.equals("all");
    }

    /** The files of the upload by their names, one row a line. */
    static SequencedMap<String, byte[]> parts() throws IOException {
        return switch (ASKED) {
            case "all" -> new RetailRows(Long.MAX_VALUE, Long.MAX_VALUE).read();
            case "short" -> new RetailRows(WHOLLY_TAKEN, LOOKED_AT).read();
            default -> new RetailRows(Long.parseLong(ASKED), Long.parseLong(ASKED)).read();
        };
    }

    private SequencedMap<String, byte[]> read() throws IOException {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        for (Path file : files()) {
            if (read < most) {
                parts.put(file.getFileName().toString(), areAll() ? Files.readAllBytes(file) : selection(file));
            }
        }
        return parts;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        }
    }

    /** The header and the rows that are wanted. */
    private byte[] selection(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                var out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
            out.write(in.readLine() + "\n");
            for (String line = in.readLine(); line != null && read < most; line = in.readLine()) {
                if (read < wholly || isOfOneLookedAt(line)) {
                    out.write(line + "\n");
                }
                read++;
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isOfOneLookedAt(String line) {
        return RetailPoints.WITH_REFUNDS.stream().anyMatch(customer -> line.contains("," + customer + ","));
    }
}
