package dev.fives.ticket.ticket.web;

import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import java.util.List;

/** Pages of a list that is only ever added to, oldest first: a place in it stays the same. */
final class Slices {
    private Slices() {}

    static <T> Page<T> page(List<T> all, PageRequest request, Paging paging) {
        Cursor cursor = request.cursor();
        int start = cursor == null ? 0 : Integer.parseInt(cursor.position().getFirst());
        int from = Math.min(start, all.size());
        int to = Math.min(all.size(), from + request.pageSize());
        return new Page<>(
                all.subList(from, to),
                to < all.size() ? paging.next(request, List.of(String.valueOf(to))) : null,
                request.count() ? (long) all.size() : null);
    }
}
