package dev.fives.kit.paging;

import java.util.List;

/** The sort key of the last item that the caller has; a page starts strictly after it. */
public record Cursor(List<String> position) {
    public Cursor {
        position = List.copyOf(position);
    }
}
