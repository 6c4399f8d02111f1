package dev.fives.acceptance.docs;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The endpoints that the controllers map, as {@code GET /customers/{}}. */
final class Endpoints {

    private static final Pattern BASE =
            Pattern.compile("@RequestMapping\\(\\s*(?:(?:path|value)\\s*=\\s*)?\"([^\"]*)\"");
    private static final Pattern MAPPING =
            Pattern.compile("@(Get|Post|Put|Patch|Delete)Mapping(?:\\(([^)]*)\\))?", Pattern.DOTALL);
    private static final Pattern PATH_TEXT = Pattern.compile("\"(/[^\"]*)\"");
    private static final Pattern ROUTE = Pattern.compile("\\.(GET|POST|PUT|PATCH|DELETE)\\(\\s*\"(/[^\"]*)\"");

    private final Set<String> known = new HashSet<>();

    Endpoints(Repository repository) {
        repository
                .files(path -> path.contains("src/main/") && path.endsWith(".java"))
                .forEach(this::read);
        Stream.of("health", "health/liveness", "health/readiness", "health/events", "info", "prometheus")
                .forEach(probe -> known.add("GET /actuator/" + probe));
    }

    /** Whether a documented endpoint exists; the gateway's prefix and the names of variables do not matter. */
    boolean has(String documented) {
        return known.contains(canonical(documented));
    }

    private void read(Path source) {
        String text = Repository.text(source);
        String base = Repository.matches(BASE, text).stream().findFirst().orElse("");
        MAPPING.matcher(text).results().forEach(mapping -> add(base, mapping));
        ROUTE.matcher(text).results().forEach(route -> known.add(canonical(route.group(1) + " " + route.group(2))));
    }

    private void add(String base, MatchResult mapping) {
        String verb = mapping.group(1).toUpperCase(java.util.Locale.ROOT);
        String arguments = mapping.group(2) == null ? "" : mapping.group(2);
        List<String> paths = Repository.matches(PATH_TEXT, arguments);
        (paths.isEmpty() ? List.of("") : paths).forEach(path -> known.add(canonical(verb + " " + base + path)));
    }

    private static String canonical(String endpoint) {
        return endpoint.replace("/api/v1", "")
                .replaceAll("\\?.*$", "")
                .replaceAll("/ops/(\\{service}|customer|feedback|ticket|loyalty|segmentation)(?=/|$)", "/ops")
                .replaceAll("\\{[^}]*}", "{}")
                .replaceAll("(cus|pur|seg|job_cus)_[A-Za-z0-9-]+", "{}");
    }
}
