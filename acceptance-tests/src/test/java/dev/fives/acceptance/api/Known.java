package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Described;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the answers have told so far, so that requests find something: ids by the collection and by the field that they
 * were seen in, cursors, the links of customers, ETags.
 */
final class Known {
    private static final int MOST = 200;
    private static final Pattern LINK = Pattern.compile("/s/([^/?#\\s]+)$");
    private static final String CURSOR = "cursor of ";
    /** Its jobs have a path of their own, which goes on with what follows. */
    private static final String JOB_OF_SEGMENTATION = "job_seg_";

    private final Map<String, List<String>> values = new ConcurrentHashMap<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final Map<String, String> etags = new ConcurrentHashMap<>();

    void learn(Described described, String path, Answered answer) {
        if (answer.status() >= 300) {
            return;
        }
        String where = Objects.requireNonNullElse(answer.header("Location"), path);
        Optional.ofNullable(answer.header("ETag")).ifPresent(etag -> etags.put(where, etag));
        JsonNode body = answer.json();
        String collection = lastWord(described.operation().template());
        Stream.concat(Stream.of(body), body.path("items").valueStream())
                .forEach(item -> text(item.path("id")).ifPresent(id -> add(collection, id)));
        text(body.path("next")).ifPresent(next -> add(CURSOR + described, next));
        fields(body);
    }

    private void fields(JsonNode node) {
        node.forEachEntry((name, value) -> text(value).ifPresent(text -> {
            Matcher link = LINK.matcher(text);
            if (link.find()) {
                add("token", link.group(1));
            } else if (!name.equals("id")) {
                add(name, text);
            }
        }));
        node.forEach(this::fields);
    }

    /** Never to be used, wherever it is seen. */
    void hide(String value) {
        hidden.add(value);
    }

    void add(String name, String value) {
        if (value.isBlank() || hidden.contains(value)) {
            return;
        }
        if (value.startsWith(JOB_OF_SEGMENTATION)) {
            keep(JOB_OF_SEGMENTATION, value.substring(JOB_OF_SEGMENTATION.length()));
        } else {
            keep(name, value);
        }
    }

    private void keep(String name, String value) {
        List<String> seen = values.computeIfAbsent(name, _ -> new ArrayList<>());
        synchronized (seen) {
            if (seen.size() == MOST) {
                seen.removeFirst();
            }
            seen.add(value);
        }
    }

    /** A value of a field of this name, where it is one that names something; best one that its collection has. */
    Optional<String> reference(String field, RandomGenerator random) {
        return field.endsWith("Id") ? first(Stream.of(plural(field), field), random) : Optional.empty();
    }

    /** A value for a parameter in a path. */
    Optional<String> inPath(String template, String parameter, RandomGenerator random) {
        String word = lastWord(template.substring(0, template.indexOf("{" + parameter + "}")));
        Stream<String> names = parameter.equals("id")
                ? Stream.of(word, word.replaceAll("s$", "Id"))
                : Stream.of(plural(parameter), parameter);
        return first(names, random);
    }

    Optional<String> cursor(Described described, RandomGenerator random) {
        return first(Stream.of(CURSOR + described), random);
    }

    Optional<String> etag(String path) {
        return Optional.ofNullable(etags.get(path))
                .or(() -> Optional.ofNullable(etags.get(path.replaceAll("/[a-z-]+$", ""))));
    }

    private static String plural(String field) {
        return field.replaceAll("Id$", "s");
    }

    /** Of the first of these that is known at all. */
    private Optional<String> first(Stream<String> names, RandomGenerator random) {
        return names.map(values::get).filter(Objects::nonNull).findFirst().map(seen -> {
            synchronized (seen) {
                return seen.get(random.nextInt(seen.size()));
            }
        });
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    /** The last part of a path that is no parameter. */
    private static String lastWord(String template) {
        return Stream.of(template.split("/", -1))
                .filter(part -> !part.isEmpty() && !part.startsWith("{"))
                .reduce("", (_, part) -> part);
    }
}
