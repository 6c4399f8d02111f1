package dev.fives.ticket.ticket.web;

import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** Pages of a list that is only ever added to, oldest first: a place in it stays the same. */
final class Slices {
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,9}");

    private Slices() {}

    static <T> Page<T> page(List<T> all, PageRequest request, Paging paging) {
        Cursor cursor = request.cursor();
        int start = cursor == null ? 0 : place(cursor);
        int from = Math.min(start, all.size());
        int to = Math.min(all.size(), from + request.pageSize());
        return new Page<>(
                all.subList(from, to),
                to < all.size() ? paging.next(request, List.of(String.valueOf(to))) : null,
                request.count() ? (long) all.size() : null);
    }

    /** A cursor of another list has the same signature. */
    private static int place(Cursor cursor) {
        String place = cursor.position().getFirst();
        if (!PLACE.matcher(place).matches()) {
            throw new ProblemException(Problems.MALFORMED, "cursor: of another list (expected: one of this list)");
        }
        return Integer.parseInt(place);
    }
}
