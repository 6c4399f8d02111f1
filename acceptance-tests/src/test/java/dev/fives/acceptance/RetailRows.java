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
 * What the import test uploads: the first rows of the real file in the build, which cover the end of a year and a
 * customer who gave everything back; the whole file with {@code -Dretail.rows=all}.
 */
final class RetailRows {

    /** Beside the checkout, since it is too large to be in it. */
    static final Path FOLDER = FivesStack.ROOT.resolveSibling("shared").resolve("data/online_retail");

    private static final String ASKED = System.getProperty("retail.rows", "65000");

    private RetailRows() {}

    static boolean areAll() {
        return ASKED.equals("all");
    }

    /** The files of the upload by their names, one row a line. */
    static SequencedMap<String, byte[]> parts() throws IOException {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        long left = areAll() ? Long.MAX_VALUE : Long.parseLong(ASKED);
        for (Path file : files()) {
            if (left > 0) {
                byte[] whole = Files.readAllBytes(file);
                var bytes = new ByteArrayOutputStream();
                long taken = copy(file, left, bytes);
                parts.put(file.getFileName().toString(), taken < left ? whole : bytes.toByteArray());
                left -= taken;
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

    /** The header and at most so many rows; returns how many there were. */
    private static long copy(Path file, long most, ByteArrayOutputStream to) throws IOException {
        long rows = -1;
        try (var in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                var out = new OutputStreamWriter(new GZIPOutputStream(to), StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null && rows < most; line = in.readLine()) {
                out.write(line + "\n");
                rows++;
            }
        }
        return rows;
    }
}
