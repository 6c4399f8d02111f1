package dev.fives.acceptance.api;

import dev.fives.acceptance.FivesStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a stack has written about its work. */
final class StackFiles {
    private StackFiles() {}

    /** The lines of all logs that contain the word. */
    static List<String> logLinesWith(FivesStack stack, String word) {
        try (Stream<Path> files = Files.walk(stack.data().resolve("log"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> text(file).lines().filter(line -> line.contains(word)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
