package dev.fives.acceptance.docs;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/** The keys of every configuration file. */
final class SettingNames {

    private SettingNames() {}

    static List<String> of(Repository repository) {
        return repository.files(path -> path.contains("src/main/resources/") && path.endsWith(".yml")).stream()
                .map(FileSystemResource::new)
                .flatMap(file -> {
                    try {
                        return new YamlPropertySourceLoader().load(file.getPath(), file).stream();
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .map(source -> (EnumerablePropertySource<?>) source)
                .flatMap(source -> java.util.Arrays.stream(source.getPropertyNames()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
