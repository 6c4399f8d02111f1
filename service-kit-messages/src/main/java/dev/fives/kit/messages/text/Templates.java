package dev.fives.kit.messages.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.fives.kit.messages.recipient.Permit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Templates by name, each in Chinese and English: {@code messages/<name>.<language>.txt}, whose first line is the
 * subject, and {@code .html}, in which all that is filled in is escaped. All are read at the start, so that one that is
 * missing or broken is found then.
 */
public final class Templates {
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private static final String NAME = "name";
    private static final String UNSUBSCRIBE = "unsubscribeUrl";
    /** A section of it is left out. */
    private static final String NOT_KNOWN = "";

    private static final int SUBJECT_LENGTH_MAX = 200;

    private record Version(Template subject, Template plain, Template html) {}

    private final Map<String, Map<String, Version>> byName = new HashMap<>();
    private final String fallback;

    /** @param fallback for customers whose language is not known, or not one of ours */
    public Templates(Collection<String> names, String fallback) {
        if (!LANGUAGES.contains(fallback)) {
            throw new IllegalArgumentException(
                    "fives.messages.language: " + fallback + " (expected: one of " + LANGUAGES + ")");
        }
        this.fallback = fallback;
        names.forEach(name -> byName.put(name, versions(name)));
    }

    /** @param content by the names that the template has; name and unsubscribeUrl come from the permit */
    public Text fill(String name, Permit.Granted permit, Map<String, String> content) {
        String language = language(permit.language());
        Version version = Objects.requireNonNull(
                Objects.requireNonNull(byName.get(name), name).get(language));
        Map<String, String> values = new HashMap<>(content);
        values.put(NAME, Objects.requireNonNullElse(permit.name(), NOT_KNOWN));
        values.put(UNSUBSCRIBE, Objects.requireNonNullElse(permit.unsubscribeUrl(), NOT_KNOWN));
        return new Text(
                language,
                oneLine(version.subject().execute(values)),
                version.plain().execute(values),
                version.html().execute(values));
    }

    private String language(@Nullable String wished) {
        if (wished == null || wished.isBlank()) {
            return fallback;
        }
        String language = Locale.forLanguageTag(wished).getLanguage();
        return LANGUAGES.stream()
                .filter(each -> Locale.forLanguageTag(each).getLanguage().equals(language))
                .findFirst()
                .orElse(fallback);
    }

    /** A name with a line break in it must not become a header of its own. */
    private static String oneLine(String subject) {
        String line = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.codePointCount(0, line.length()) <= SUBJECT_LENGTH_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SUBJECT_LENGTH_MAX));
    }

    private static Map<String, Version> versions(String name) {
        Map<String, Version> versions = new HashMap<>();
        LANGUAGES.forEach(language -> versions.put(language, version(name, language)));
        return versions;
    }

    private static Version version(String name, String language) {
        String start = "/messages/" + name + "." + language;
        String plain = read(start + ".txt");
        int subjectEnd = plain.indexOf('\n');
        if (subjectEnd < 1) {
            throw new IllegalStateException(start + ".txt: no subject (expected: it in the first line)");
        }
        Mustache.Compiler compiler = Mustache.compiler().emptyStringIsFalse(true);
        Mustache.Compiler asIs = compiler.escapeHTML(false);
        return new Version(
                asIs.compile(plain.substring(0, subjectEnd)),
                asIs.compile(plain.substring(subjectEnd + 1).strip() + "\n"),
                compiler.escapeHTML(true).compile(read(start + ".html")));
    }

    private static String read(String resource) {
        try (InputStream in = Templates.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + ": missing (expected: beside the other templates)");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
