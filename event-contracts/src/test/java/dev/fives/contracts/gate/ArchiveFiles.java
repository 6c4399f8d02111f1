package dev.fives.contracts.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the archive and their noted sums. */
final class ArchiveFiles {
    static final String SUMS = "SHA256SUMS";

    private final Path folder;

    ArchiveFiles(Path folder) {
        this.folder = folder;
    }

    /** Relative to the folder, by name and number. */
    List<Path> all() {
        return Stream.of("events", "openapi")
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .flatMap(part -> list(part).stream())
                .map(folder::relativize)
                .sorted(Comparator.comparing(Path::getParent).thenComparingInt(ArchiveFiles::number))
                .toList();
    }

    Map<String, String> noted() {
        Map<String, String> noted = new TreeMap<>();
        if (Files.exists(folder.resolve(SUMS))) {
            text(folder.resolve(SUMS)).lines().forEach(line -> noted.put(line.substring(66), line.substring(0, 64)));
        }
        return noted;
    }

    void write(Path file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE_NEW);
            String line = sum(folder.resolve(file)) + "  " + name(file) + "\n";
            Files.writeString(folder.resolve(SUMS), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    static String sum(Path file) {
        try {
            byte[] text = text(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\..*", ""));
    }
}
