package dev.fives.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a stack has written about its work. */
public final class StackLogs {
    private StackLogs() {}

    public static Path folder(FivesStack stack) {
        return stack.data().resolve("log");
    }

    public static List<Path> files(FivesStack stack) {
        try (Stream<Path> files = Files.walk(folder(stack))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that are no UTF-8 are read as the sign for them. */
    public static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of all logs that contain the word. */
    public static List<String> linesWith(FivesStack stack, String word) {
        return files(stack).stream()
                .flatMap(file -> text(file).lines().filter(line -> line.contains(word)))
                .toList();
    }
}
