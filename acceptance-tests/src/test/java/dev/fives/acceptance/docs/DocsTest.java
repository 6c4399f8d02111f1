package dev.fives.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.StateTopic;
import dev.fives.contracts.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that a document names exists: a page that lies is worse than none. */
class DocsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)[^)]*\\)");
    private static final Pattern PATH = Pattern.compile(
            "`((?:docs|clients|deploy|build-checks|event-contracts|service-kit-[a-z]+|local-[a-z]+|gateway|[a-z]+-service"
                    + "|acceptance-tests|benchmarks)/[A-Za-z0-9_./-]+)`");
    private static final Pattern EVENT = Pattern.compile("\\b(crm\\.[a-z-]+(?:\\.[a-z-]+)?\\.v[0-9]+)\\b");
    private static final Pattern SETTING_OR_METER = Pattern.compile("`(fives\\.[a-z0-9.-]+)`");
    private static final Pattern TYPE = Pattern.compile("`(dev\\.fives(?:\\.[a-z]+)+\\.[A-Z][A-Za-z]+)`");
    private static final Pattern ENDPOINT =
            Pattern.compile("`((?:GET|POST|PUT|PATCH|DELETE) /[A-Za-z0-9_/{}.:-]*)[^`]*`");

    private final Repository repository = new Repository();

    @Test
    void links_leadToFiles() {
        assertThat(missing(
                        LINK,
                        (document, link) ->
                                Files.exists(document.getParent().resolve(link).normalize())))
                .isEmpty();
    }

    @Test
    void paths_exist() {
        assertThat(missing(
                        PATH, (document, path) -> Files.exists(repository.root().resolve(path))))
                .isEmpty();
    }

    @Test
    void eventsAndTopics_areInTheContracts() {
        List<String> known = Stream.of(
                        EventTypes.all().stream().map(type -> type.name()),
                        Arrays.stream(Topic.values()).map(Topic::topicName),
                        Arrays.stream(StateTopic.values()).map(StateTopic::topicName))
                .flatMap(names -> names)
                .toList();

        assertThat(missing(EVENT, (document, event) -> known.contains(event))).isEmpty();
    }

    @Test
    void settingsAndMeters_areInCodeOrConfiguration() {
        String settings = String.join("\n", SettingNames.of(repository));
        String code = repository.mainSources(".java");

        assertThat(missing(
                        SETTING_OR_METER,
                        (document, name) -> settings.lines().anyMatch(name::equals)
                                || settings.lines().anyMatch(setting -> setting.startsWith(name + "."))
                                || code.contains(name)))
                .isEmpty();
    }

    @Test
    void types_exist() {
        String all = repository.files(path -> path.endsWith(".java")).stream()
                .map(repository::relative)
                .collect(Collectors.joining("\n"));

        assertThat(missing(TYPE, (document, type) -> all.contains(type.replace('.', '/') + ".java")))
                .isEmpty();
    }

    @Test
    void endpoints_areMapped() {
        Endpoints endpoints = new Endpoints(repository);

        assertThat(missing(ENDPOINT, (document, endpoint) -> endpoints.has(endpoint)))
                .isEmpty();
    }

    private List<String> missing(Pattern pattern, BiPredicate<Path, String> exists) {
        return repository.documents().stream()
                .flatMap(document -> Repository.matches(pattern, Repository.text(document)).stream()
                        .filter(name -> !exists.test(document, name))
                        .map(name -> repository.relative(document) + " names " + name))
                .distinct()
                .toList();
    }
}
