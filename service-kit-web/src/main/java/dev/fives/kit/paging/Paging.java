package dev.fives.kit.paging;

import dev.fives.kit.http.QueryTexts;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/**
 * Reads {@code pageSize, cursor, filter, sort, count} of a collection and makes the cursor of the next page. The grammar
 * stands in {@code docs/api/conventions.md}.
 */
public final class Paging {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final int TEXT_LENGTH_MAX = 1024;
    private static final String PAGE_SIZE = "pageSize";
    private static final String COUNT = "count";

    private final CursorCodec cursors;

    public Paging(CursorCodec cursors) {
        this.cursors = cursors;
    }

    /** The checked request; 400 for a field that is not in the given sets, a page over 200 or a foreign cursor. */
    public PageRequest read(ServerHttpRequest http, Set<String> filterFields, Set<String> sortFields) {
        return read(http, filter(http.getQueryParams().getFirst("filter"), filterFields), sortFields);
    }

    /** The checked request, whose filter fields may also stand by themselves; 400 too for one that is said twice or is long. */
    public PageRequest readNaming(ServerHttpRequest http, Set<String> filterFields) {
        MultiValueMap<String, String> query = http.getQueryParams();
        Map<String, String> filter = filter(query.getFirst("filter"), filterFields);
        for (String field : filterFields) {
            String value = query.getFirst(field);
            if (value != null && filter.put(field, value) != null) {
                throw refused(field + ": twice (expected: once)");
            }
        }
        filter.forEach(QueryTexts::id);
        return read(http, filter, Set.of());
    }

    private PageRequest read(ServerHttpRequest http, Map<String, String> filter, Set<String> sortFields) {
        MultiValueMap<String, String> query = http.getQueryParams();
        String bound = bound(http);
        String cursor = query.getFirst("cursor");
        return new PageRequest(
                bound,
                pageSize(query.getFirst(PAGE_SIZE)),
                cursor == null ? null : cursors.decode(cursor, bound),
                filter,
                sort(query.getFirst("sort"), sortFields),
                count(query.getFirst(COUNT)));
    }

    /** The cursor of the page after this position; it fits the same query only. */
    public String next(PageRequest request, List<String> position) {
        return cursors.encode(position, request.query());
    }

    /**
     * The page that answers a request.
     *
     * @param found one more than the page holds, where there are more
     * @param position of one of them in the collection's order
     */
    public <S, V> Page<V> page(
            PageRequest request,
            List<S> found,
            Optional<Long> total,
            Function<S, List<String>> position,
            Function<S, V> view) {
        boolean more = found.size() > request.pageSize();
        List<S> items = more ? found.subList(0, request.pageSize()) : found;
        return new Page<>(
                items.stream().map(view).toList(),
                more ? next(request, position.apply(items.getLast())) : null,
                total.orElse(null));
    }

    private static String bound(ServerHttpRequest http) {
        Map<String, List<String>> parameters = new TreeMap<>(http.getQueryParams());
        parameters.keySet().removeAll(Set.of("cursor", PAGE_SIZE, COUNT));
        return http.getPath().pathWithinApplication().value() + "?" + parameters;
    }

    private static int pageSize(@Nullable String text) {
        if (text == null) {
            return PageRequest.PAGE_SIZE_DEFAULT;
        }
        int size = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (size < 1 || size > PageRequest.PAGE_SIZE_MAX) {
            throw refused("pageSize: not accepted (expected: 1 to " + PageRequest.PAGE_SIZE_MAX + ")");
        }
        return size;
    }

    private static boolean count(@Nullable String text) {
        if (text == null || "false".equals(text)) {
            return false;
        }
        if ("true".equals(text)) {
            return true;
        }
        throw refused("count: not accepted (expected: true or false)");
    }

    /** The fields of a {@code filter}, each once; 400 for another one. */
    private static Map<String, String> filter(@Nullable String text, Set<String> fields) {
        Map<String, String> filter = new TreeMap<>();
        for (String part : parts(text)) {
            int colon = part.indexOf(':');
            String field = colon < 1 ? "" : part.substring(0, colon);
            if (!fields.contains(field) || filter.put(field, part.substring(colon + 1)) != null) {
                throw refused("filter: not accepted (expected: field:value, fields once, of " + sorted(fields) + ")");
            }
        }
        return filter;
    }

    private static List<String> sort(@Nullable String text, Set<String> fields) {
        List<String> sort = parts(text);
        if (sort.size() > 1) {
            throw refused("sort: several fields (expected: one of " + sorted(fields) + ", - for descending)");
        }
        for (String part : sort) {
            if (!fields.contains(part.startsWith("-") ? part.substring(1) : part)) {
                throw refused("sort: not accepted (expected: fields of " + sorted(fields) + ", - for descending)");
            }
        }
        return sort;
    }

    private static List<String> parts(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        if (text.length() > TEXT_LENGTH_MAX) {
            throw refused("query: too long (expected: at most " + TEXT_LENGTH_MAX + " characters)");
        }
        return Arrays.asList(text.split(",", -1));
    }

    private static List<String> sorted(Set<String> fields) {
        return fields.stream().sorted().toList();
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problems.MALFORMED, detail);
    }
}
