package dev.fives.kit.security;

import dev.fives.api.Operation;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The operations of the documents by the paths that this application sees. What is not in it, nobody reaches. */
final class AccessTable {
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

    /** By the number of elements of the path; the most specific path first, as handlers are chosen. */
    private final Map<Integer, List<Row>> rows = new HashMap<>();

    AccessTable(Collection<Operation> operations, SeenPaths paths) {
        for (Operation operation : operations) {
            String template = paths.of(operation.template());
            Row row = new Row(
                    PathPatternParser.defaultInstance.parse(template),
                    HttpMethod.valueOf(operation.method()),
                    operation,
                    operation.scope().map(Scope::of).orElse(null));
            rows.computeIfAbsent(length(PathContainer.parsePath(template)), _ -> new ArrayList<>())
                    .add(row);
        }
        rows.values().forEach(ofLength -> ofLength.sort(Comparator.comparing(Row::path)));
    }

    Optional<Row> row(HttpMethod method, PathContainer path) {
        for (Row row : rows.getOrDefault(length(path), List.of())) {
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
        return rows.getOrDefault(length(path), List.of()).stream()
                .filter(row -> row.path().matches(path))
                .toList();
    }

    private static int length(PathContainer path) {
        return path.elements().size();
    }
}
