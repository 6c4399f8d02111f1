package dev.fives.acceptance.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this checkout, as documentation may name them. */
final class Repository {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".fives", "node_modules");

    private final Path root = Path.of("").toAbsolutePath().getParent();
    private final List<Path> files = walk(root);

    Path root() {
        return root;
    }

    List<Path> files(Predicate<String> relativePath) {
        return files.stream().filter(file -> relativePath.test(relative(file))).toList();
    }

    List<Path> documents() {
        return files(path -> path.endsWith(".md"));
    }

    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Text of all main sources with this ending. */
    String mainSources(String ending) {
        return files(path -> path.contains("src/main/") && path.endsWith(ending)).stream()
                .map(Repository::text)
                .collect(Collectors.joining("\n"));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first group of every match. */
    static List<String> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(match -> match.group(1)).toList();
    }

    private static List<Path> walk(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted()
                    .filter(child -> !NOT_OURS.contains(child.getFileName().toString()))
                    .flatMap(child -> Files.isDirectory(child) ? walk(child).stream() : Stream.of(child))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
