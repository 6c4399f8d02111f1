package dev.fives.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A document as maps with text keys, lists, plain values and null; a date stays the text that it is in JSON. */
final class Tree {
    private static final String REFERENCE = "$ref";

    private Tree() {}

    static Map<String, Object> parse(String name, String yaml) {
        try {
            Object tree = plain(reader().load(yaml));
            return object(tree, name);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /** The node as an object; an empty one where there is none. */
    @SuppressWarnings("unchecked") // plain() made every map one of texts
    static Map<String, Object> object(@Nullable Object node, String where) {
        if (node == null) {
            return Map.of();
        }
        if (node instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException(where + ": not an object (expected: one)");
    }

    /** The node as a list; an empty one where there is none. */
    static List<?> list(@Nullable Object node, String where) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(where + ": not a list (expected: one)");
    }

    /** The object itself, or the one in the same document that it refers to. */
    static Map<String, Object> resolved(Map<String, Object> root, @Nullable Object node, String where) {
        Map<String, Object> found = object(node, where);
        if (!(found.get(REFERENCE) instanceof String reference)) {
            return found;
        }
        Object target = root;
        for (String step : reference.replaceFirst("^#/", "").split("/", -1)) {
            target = object(target, where).get(step);
        }
        if (target == null) {
            throw new IllegalArgumentException(where + ": " + reference + " (expected: a part of the document)");
        }
        return object(target, where);
    }

    private static @Nullable Object plain(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                Map<String, Object> texts = new LinkedHashMap<>();
                map.forEach((key, value) -> texts.put(String.valueOf(key), plain(value)));
                yield Collections.unmodifiableMap(texts);
            }
            case List<?> list -> {
                List<Object> all = new ArrayList<>();
                list.forEach(each -> all.add(plain(each)));
                yield Collections.unmodifiableList(all);
            }
            case null, default -> node;
        };
    }

    private static Yaml reader() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new JsonValues());
    }

    private static final class JsonValues extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }
}
