package dev.fives.kit.security;

import dev.fives.api.Operation;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The operations of the documents by the paths that this application sees. What is not in it, nobody reaches. */
final class AccessTable {
    private static final Pattern VARYING = Pattern.compile("[{*?]");

    /**
     * An operation.
     *
     * @param scope absent for a public one
     */
    record Row(
            PathPattern path,
            HttpMethod method,
            Operation operation,
            @Nullable Scope scope) {
        boolean answers(HttpMethod asked) {
            return method.equals(asked) || (asked.equals(HttpMethod.HEAD) && method.equals(HttpMethod.GET));
        }

        boolean isPublic() {
            return operation.isPublic();
        }
    }

    /**
     * What can be told of a path without a pattern.
     *
     * @param length elements of it
     * @param word the first that tells the documents' paths apart, {@code customers}; empty where it varies
     */
    private record Place(int length, String word) {
        Place ofAnyWord() {
            return new Place(length, "");
        }
    }

    private final SeenPaths paths;
    /** The most specific path first, as handlers are chosen; those whose word varies stand with every word. */
    private final Map<Place, List<Row>> rows;

    AccessTable(Collection<Operation> operations, SeenPaths paths) {
        this.paths = paths;
        List<Row> all = operations.stream()
                .map(operation -> row(operation, paths))
                .sorted(Comparator.comparing(Row::path))
                .toList();
        Set<Place> places = all.stream()
                .flatMap(row -> Stream.of(place(row), place(row).ofAnyWord()))
                .collect(Collectors.toSet());
        rows = places.stream().collect(Collectors.toUnmodifiableMap(place -> place, place -> rowsAt(place, all)));
    }

    private static Row row(Operation operation, SeenPaths paths) {
        return new Row(
                PathPatternParser.defaultInstance.parse(paths.of(operation.template())),
                HttpMethod.valueOf(operation.method()),
                operation,
                operation.scope().map(Scope::of).orElse(null));
    }

    private List<Row> rowsAt(Place place, List<Row> all) {
        return all.stream()
                .filter(row -> place(row).equals(place) || place(row).equals(place.ofAnyWord()))
                .toList();
    }

    private Place place(Row row) {
        Place place = place(PathContainer.parsePath(row.path().getPatternString()));
        return VARYING.matcher(place.word()).find() ? place.ofAnyWord() : place;
    }

    private Place place(PathContainer path) {
        List<PathContainer.Element> elements = path.elements();
        boolean hasWord =
                elements.size() > paths.wordAt() && elements.get(paths.wordAt()) instanceof PathContainer.PathSegment;
        return new Place(
                elements.size(),
                hasWord ? ((PathContainer.PathSegment) elements.get(paths.wordAt())).valueToMatch() : "");
    }

    private List<Row> candidates(PathContainer path) {
        Place place = place(path);
        List<Row> ofWord = rows.get(place);
        return ofWord != null ? ofWord : rows.getOrDefault(place.ofAnyWord(), List.of());
    }

    Optional<Row> row(HttpMethod method, PathContainer path) {
        for (Row row : candidates(path)) {
            if (row.answers(method) && row.path().matches(path)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** Whether somebody without a token may do something there. */
    boolean isPublic(PathContainer path) {
        return at(path).stream().anyMatch(Row::isPublic);
    }

    /** Why there is no row: another method, or no such path. */
    RuntimeException refusal(HttpMethod method, PathContainer path) {
        Set<HttpMethod> others = new TreeSet<>();
        for (Row row : at(path)) {
            others.add(row.method());
            if (row.method().equals(HttpMethod.GET)) {
                others.add(HttpMethod.HEAD);
            }
        }
        return others.isEmpty()
                ? new ProblemException(Problems.NOT_FOUND, "path: unknown (expected: a path of this API)")
                : new MethodNotAllowedException(method, others);
    }

    private List<Row> at(PathContainer path) {
        return candidates(path).stream().filter(row -> row.path().matches(path)).toList();
    }
}
